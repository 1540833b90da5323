package io.github.postmerge.smoke.git.remote;

import java.util.Optional;

/** The login in a remote's URL. */
public final class UrlPassword {

  private UrlPassword() {}

  /** The URL without user and password, also in the form {@code user@host:path}. */
  public static String without(String url) {
    int scheme = url.indexOf("://");
    int start = scheme < 0 ? 0 : scheme + 3;
    int slash = url.indexOf('/', start);
    int authorityEnd = slash < 0 ? url.length() : slash;
    if (scheme < 0) {
      int colon = url.indexOf(':');
      authorityEnd = colon < authorityEnd ? colon : -1;
    }
    int at = url.lastIndexOf('@', authorityEnd);
    return at < start ? url : url.substring(0, start) + url.substring(at + 1);
  }

  /** The password; empty if the URL has none. */
  public static Optional<String> in(String url) {
    int start = url.indexOf("://") + 3;
    int end = url.indexOf('@', start);
    if (start < 3 || end < 0 || url.substring(start, end).indexOf('/') >= 0) {
      return Optional.empty();
    }
    String userinfo = url.substring(start, end);
    int colon = userinfo.indexOf(':');
    return colon < 0 ? Optional.empty() : Optional.of(userinfo.substring(colon + 1));
  }
}
