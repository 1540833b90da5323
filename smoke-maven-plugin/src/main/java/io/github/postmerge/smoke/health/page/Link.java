package io.github.postmerge.smoke.health.page;

import java.util.regex.Pattern;

/**
 * A link that leaves the page.
 *
 * @param label what it leads to
 * @param url begins with {@code http://} or {@code https://}; the label of any other is plain text
 */
public record Link(String label, String url) {

  private static final Pattern WEB =
      Pattern.compile("https?://[^\\s\\p{Cntrl}\"'<>\\\\]+", Pattern.CASE_INSENSITIVE);

  boolean leadsToTheWeb() {
    return WEB.matcher(url).matches();
  }
}
