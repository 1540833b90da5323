package io.github.postmerge.smoke.masking;

import java.util.Arrays;

/** A text without its ANSI control sequences, which knows where each byte came from. */
final class AnsiView {

  private static final byte ESCAPE = 0x1B;

  private final byte[] raw;
  private final byte[] bytes;
  private final int[] offsets;
  private int size;

  private AnsiView(byte[] raw) {
    this.raw = raw;
    this.bytes = new byte[raw.length];
    this.offsets = new int[raw.length];
  }

  static boolean differs(byte[] raw) {
    for (byte b : raw) {
      if (b == ESCAPE) {
        return true;
      }
    }
    return false;
  }

  static AnsiView of(byte[] raw) {
    AnsiView view = new AnsiView(raw);
    int at = 0;
    while (at < raw.length) {
      int after = view.sequenceEnd(at);
      if (after == at) {
        view.keep(at++);
      } else {
        at = after;
      }
    }
    return view;
  }

  byte[] bytes() {
    return Arrays.copyOf(bytes, size);
  }

  /** The raw offset of a byte of the view. */
  int rawOffset(int offset) {
    return offset < size ? offsets[offset] : raw.length;
  }

  Span raw(Span span) {
    return new Span(offsets[span.start()], offsets[span.end() - 1] + 1);
  }

  private void keep(int at) {
    bytes[size] = raw[at];
    offsets[size++] = at;
  }

  /** Where a control sequence ends that begins here: ECMA-48's CSI, or a choice of charset. */
  private int sequenceEnd(int at) {
    if (raw[at] != ESCAPE || at + 2 >= raw.length) {
      return at;
    }
    if (raw[at + 1] == '(' || raw[at + 1] == ')') {
      return at + 3;
    }
    if (raw[at + 1] != '[') {
      return at;
    }
    int end = at + 2;
    while (end < raw.length && raw[end] >= 0x20 && raw[end] < 0x40) {
      end++;
    }
    return end < raw.length && raw[end] >= 0x40 && raw[end] < 0x7F ? end + 1 : at;
  }
}
