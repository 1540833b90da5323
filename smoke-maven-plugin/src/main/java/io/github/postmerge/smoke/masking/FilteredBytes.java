package io.github.postmerge.smoke.masking;

import java.util.Arrays;

/** The bytes of a text that a filter keeps, with the offset of each in the text. */
final class FilteredBytes {

  private final byte[] raw;
  private final byte[] bytes;
  private final int[] offsets;
  private int size;

  /** Keeps nothing yet. */
  FilteredBytes(byte[] raw) {
    this.raw = raw;
    this.bytes = new byte[raw.length];
    this.offsets = new int[raw.length];
  }

  /** Keeps the byte at an offset of the text; offsets must increase. */
  void keep(int offset) {
    bytes[size] = raw[offset];
    offsets[size++] = offset;
  }

  byte[] bytes() {
    return Arrays.copyOf(bytes, size);
  }

  /** The offset in the text of a kept byte. */
  int rawOffset(int offset) {
    return offset < size ? offsets[offset] : raw.length;
  }

  /** The span of the text from the first to the last byte of a span of kept bytes. */
  Span raw(Span span) {
    return new Span(offsets[span.start()], offsets[span.end() - 1] + 1);
  }
}
