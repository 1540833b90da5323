package io.github.postmerge.smoke.health.page;

import java.util.regex.Pattern;

/**
 * A link to another page.
 *
 * @param label its text
 * @param url begins with {@code http://} or {@code https://}; for any other the label is plain text
 */
public record Link(String label, String url) {

  /** The length that browsers and servers commonly accept. */
  private static final int LONGEST_URL = 2_000;

  private static final Pattern WEB =
      Pattern.compile("https?://[^\\s\\p{Cntrl}\"'<>\\\\]+", Pattern.CASE_INSENSITIVE);

  /** Shortens a label that is too long. */
  public Link {
    label = VisibleText.brief(label);
  }

  boolean leadsToTheWeb() {
    return url.length() <= LONGEST_URL && WEB.matcher(url).matches();
  }
}
