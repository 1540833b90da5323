package io.github.postmerge.smoke.masking;

/** Moves a cut so that it does not split a UTF-8 character; the partial character is left out. */
public final class Utf8Cut {

  private static final int LONGEST_CHARACTER = 4;

  private Utf8Cut() {}

  /** The end of the last character that ends at or before the cut. */
  public static int backward(byte[] bytes, int cut) {
    int start = startOfCharacterAt(bytes, cut);
    return start + lengthAt(bytes, start) > cut ? start : cut;
  }

  /** The start of the first character that begins at or after the cut. */
  public static int forward(byte[] bytes, int cut) {
    int start = startOfCharacterAt(bytes, cut);
    int end = start + lengthAt(bytes, start);
    return start < cut && end > cut ? end : cut;
  }

  /** The start of the character that the cut splits; the cut itself if it splits none. */
  private static int startOfCharacterAt(byte[] bytes, int cut) {
    for (int start = cut; start > cut - LONGEST_CHARACTER && start >= 0; start--) {
      if (!isContinuation(bytes, start)) {
        return start < cut && start + lengthAt(bytes, start) > cut ? start : cut;
      }
    }
    return cut;
  }

  /** Length in bytes of the well-formed character at the offset; 0 if there is none. */
  private static int lengthAt(byte[] bytes, int offset) {
    int length = offset < bytes.length ? announcedLength(bytes[offset] & 0xFF) : 0;
    for (int i = 1; i < length; i++) {
      if (!isContinuation(bytes, offset + i)) {
        return 0;
      }
    }
    return length;
  }

  private static int announcedLength(int lead) {
    if (lead < 0x80) {
      return 1;
    }
    if (lead < 0xC2 || lead > 0xF4) {
      return 0;
    }
    return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : LONGEST_CHARACTER;
  }

  private static boolean isContinuation(byte[] bytes, int offset) {
    return offset < bytes.length && (bytes[offset] & 0xC0) == 0x80;
  }
}
