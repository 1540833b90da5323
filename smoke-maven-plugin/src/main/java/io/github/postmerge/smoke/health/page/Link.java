package io.github.postmerge.smoke.health.page;

import java.util.regex.Pattern;

/**
 * A link that leaves the page.
 *
 * @param label what it leads to
 * @param url begins with {@code http://} or {@code https://}; the label of any other is plain text
 */
public record Link(String label, String url) {

  /** As long as browsers and servers take it. */
  private static final int LONGEST_URL = 2_000;

  private static final Pattern WEB =
      Pattern.compile("https?://[^\\s\\p{Cntrl}\"'<>\\\\]+", Pattern.CASE_INSENSITIVE);

  /** Cuts a label that is too long. */
  public Link {
    label = VisibleText.brief(label);
  }

  boolean leadsToTheWeb() {
    return url.length() <= LONGEST_URL && WEB.matcher(url).matches();
  }
}
