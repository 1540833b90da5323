package io.github.postmerge.smoke.text;

/** Shortens texts without splitting a character. */
public final class ShortText {

  private ShortText() {}

  /**
   * The text, or its beginning and a mark if it is too long.
   *
   * @param longest in UTF-16 code units, with the mark
   */
  public static String of(String text, int longest, String mark) {
    return text.length() <= longest
        ? text
        : text.substring(0, end(text, longest - mark.length())) + mark;
  }

  /** The end at or before an index from 1 that does not split a surrogate pair. */
  public static int end(String text, int index) {
    return Character.isHighSurrogate(text.charAt(index - 1)) ? index - 1 : index;
  }
}
