package io.github.postmerge.smoke.health.page;

import io.github.postmerge.smoke.text.ShortText;
import java.util.Map;

/** Writes the badge: a small SVG with the state of main. */
public final class HealthBadge {

  /** Width of a letter in pixels at the badge's font size; most letters are narrower. */
  private static final int LETTER = 7;

  private static final int PADDING = 12;
  private static final int LONGEST = 60;

  private HealthBadge() {}

  /**
   * The badge in UTF-8.
   *
   * @param text a few words beside the label {@code smoke}, such as {@code red since 2026-11-26};
   *     shortened to 60 characters
   */
  public static byte[] svg(State state, String text) {
    String shown = ShortText.of(text, LONGEST, "…");
    return Templates.render(
        "badge.jte",
        Map.of("state", state, "text", shown, "label", width("smoke"), "width", width(shown)));
  }

  private static int width(String text) {
    return text.codePointCount(0, text.length()) * LETTER + PADDING;
  }
}
