package io.github.postmerge.smoke.postmerge;

import java.util.Optional;

/** The password or token that somebody put into a remote's URL. */
final class UrlPassword {

  private UrlPassword() {}

  /** Empty where the URL names no more than a user. */
  static Optional<String> in(String url) {
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
