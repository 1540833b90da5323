package io.github.postmerge.smoke.process;

import java.util.Arrays;

/** Keeps the beginning and the end of a stream in constant memory. */
final class StreamWindow {

  private final byte[] head = new byte[Capture.WINDOW];
  private final byte[] ring = new byte[Capture.WINDOW];
  private long total;

  void append(byte[] bytes, int offset, int length) {
    int toHead = (int) Math.max(0, Math.min(length, head.length - total));
    if (toHead > 0) {
      System.arraycopy(bytes, offset, head, (int) total, toHead);
      total += toHead;
    }
    if (toHead < length) {
      appendToRing(bytes, offset + toHead, length - toHead);
    }
  }

  private void appendToRing(byte[] bytes, int offset, int length) {
    int kept = Math.min(length, ring.length);
    total += length - kept;
    int from = offset + length - kept;
    int at = ringPosition();
    int untilEnd = Math.min(kept, ring.length - at);
    System.arraycopy(bytes, from, ring, at, untilEnd);
    System.arraycopy(bytes, from + untilEnd, ring, 0, kept - untilEnd);
    total += kept;
  }

  Capture capture() {
    if (total <= head.length) {
      return new Capture(Arrays.copyOf(head, (int) total), new byte[0], total);
    }
    byte[] tail = tail();
    return total <= head.length + (long) ring.length
        ? new Capture(joined(head, tail), new byte[0], total)
        : new Capture(head.clone(), tail, total);
  }

  private byte[] tail() {
    int at = ringPosition();
    return total < head.length + (long) ring.length
        ? Arrays.copyOf(ring, at)
        : joined(Arrays.copyOfRange(ring, at, ring.length), Arrays.copyOf(ring, at));
  }

  private int ringPosition() {
    return (int) ((total - head.length) % ring.length);
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
