package io.github.postmerge.smoke.masking;

import java.nio.charset.StandardCharsets;

/** Finds PEM blocks of private keys, including those that lack their beginning or end. */
final class PrivateKeys implements Finder {

  /** Longer than any key; an END farther away belongs to another block. */
  static final int MOST_BYTES = 16 * 1024;

  private static final byte[] DASHES = "-----".getBytes(StandardCharsets.US_ASCII);
  private static final int LONGEST_LABEL = 64;

  @Override
  public void find(byte[] text, SpanCollector spans) {
    int open = -1;
    int bodyStart = 0;
    for (int at = dashes(text, 0); at >= 0; at = dashes(text, at + DASHES.length)) {
      String label = label(text, at);
      boolean begins = label.startsWith("BEGIN ");
      if (!label.endsWith("-----") || !label.contains("PRIVATE KEY")) {
        continue;
      }
      int after = at + DASHES.length + label.length();
      boolean closes = !begins && open >= 0 && after - open <= MOST_BYTES;
      if (open >= 0) {
        spans.add(open, closes ? after : PemBody.endAfter(text, bodyStart, at));
      }
      if (!begins && !closes) {
        spans.add(PemBody.startBefore(text, at), after);
      }
      open = begins ? at : -1;
      bodyStart = after;
    }
    if (open >= 0) {
      spans.add(open, PemBody.endAfter(text, bodyStart, text.length));
    }
  }

  /**
   * The start of a possibly incomplete block at the end of the text; the text's length if there is
   * none.
   */
  int openFrom(byte[] text) {
    int from = Math.max(0, text.length - MOST_BYTES);
    int open = text.length;
    for (int at = dashes(text, from); at >= 0; at = dashes(text, at + DASHES.length)) {
      String label = label(text, at);
      if (label.contains("PRIVATE KEY") && label.endsWith("-----")) {
        open = label.startsWith("BEGIN ") ? at : text.length;
      }
    }
    return Math.min(open, PemBody.openFrom(text));
  }

  private static int dashes(byte[] text, int from) {
    for (int i = from; i + DASHES.length <= text.length; i++) {
      if (text[i] == '-'
          && text[i + 1] == '-'
          && text[i + 2] == '-'
          && text[i + 3] == '-'
          && text[i + 4] == '-') {
        return i;
      }
    }
    return -1;
  }

  /** {@code BEGIN … KEY-----} or {@code END … KEY-----}; empty if it is not complete. */
  private static String label(byte[] text, int at) {
    int start = at + DASHES.length;
    int length = Math.min(LONGEST_LABEL, text.length - start);
    String label = new String(text, start, length, StandardCharsets.ISO_8859_1);
    boolean marker = label.startsWith("BEGIN ") || label.startsWith("END ");
    int end = label.indexOf("-----");
    return marker && end > 0 ? label.substring(0, end + DASHES.length) : "";
  }
}
