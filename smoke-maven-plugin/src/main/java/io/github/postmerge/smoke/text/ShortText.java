package io.github.postmerge.smoke.text;

/** A text that is no longer than anybody reads, or than its place allows. */
public final class ShortText {

  private ShortText() {}

  /**
   * The text, or its beginning and a mark; never half of a character.
   *
   * @param longest in UTF-16 code units, with the mark
   */
  public static String of(String text, int longest, String mark) {
    return text.length() <= longest
        ? text
        : text.substring(0, end(text, longest - mark.length())) + mark;
  }

  /** Where to cut a longer text, at or before an index from 1. */
  public static int end(String text, int index) {
    return Character.isHighSurrogate(text.charAt(index - 1)) ? index - 1 : index;
  }
}
