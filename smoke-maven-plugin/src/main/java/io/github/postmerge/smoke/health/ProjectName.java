package io.github.postmerge.smoke.health;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The name of a repository, from its remote's URL. */
final class ProjectName {

  /** {@code https://host/acme/shop.git}, {@code git@host:acme/shop.git}. */
  private static final Pattern HOSTED =
      Pattern.compile("(?:https?|ssh)://[^/]+/(.+)|[^/:]+@[^/:]+:(?!//)(.+)");

  private static final Pattern LAST = Pattern.compile("([^/\\\\]+)[/\\\\]*$");

  private ProjectName() {}

  static String of(String address) {
    Matcher hosted = HOSTED.matcher(address);
    if (hosted.matches()) {
      return bare(hosted.group(1) == null ? hosted.group(2) : hosted.group(1));
    }
    Matcher last = LAST.matcher(address);
    return last.find() ? bare(last.group(1)) : "";
  }

  private static String bare(String path) {
    return path.replaceAll("/+$", "").replaceAll("\\.git$", "");
  }
}
