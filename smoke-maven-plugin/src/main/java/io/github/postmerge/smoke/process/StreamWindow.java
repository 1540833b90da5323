package io.github.postmerge.smoke.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * Keeps the beginning and the end of a stream in constant memory.
 *
 * <p>It is read straight to where it is kept: copying each piece once more would cost a flood a
 * quarter of its speed. The ring is so large that what is being read never lies over what is kept.
 */
final class StreamWindow {

  /** What a pipe holds at most, so that one read empties it. */
  private static final int LONGEST_PIECE = 64 * 1024;

  private static final int RING = 4 * LONGEST_PIECE;

  private final byte[] head = new byte[Capture.WINDOW];
  private final byte[] ring = new byte[RING];
  private long total;

  /**
   * Waits for the next piece; only one thread at a time may.
   *
   * @return where it lies until the window has come round; empty at the end of the stream
   */
  Optional<ByteBuffer> readFrom(InputStream in) throws IOException {
    long before = total();
    byte[] buffer = before < head.length ? head : ring;
    int offset = (int) (before < head.length ? before : (before - head.length) % RING);
    int length = in.read(buffer, offset, Math.min(LONGEST_PIECE, buffer.length - offset));
    if (length < 0) {
      return Optional.empty();
    }
    add(length);
    return Optional.of(ByteBuffer.wrap(buffer, offset, length));
  }

  private synchronized long total() {
    return total;
  }

  private synchronized void add(int length) {
    total += length;
  }

  synchronized Capture capture() {
    if (total <= head.length) {
      return new Capture(Arrays.copyOf(head, (int) total), new byte[0], total);
    }
    byte[] tail = tail((int) Math.min(Capture.WINDOW, total - head.length));
    return total <= 2L * Capture.WINDOW
        ? new Capture(joined(head, tail), new byte[0], total)
        : new Capture(head.clone(), tail, total);
  }

  private byte[] tail(int length) {
    int end = (int) ((total - head.length) % RING);
    return end >= length
        ? Arrays.copyOfRange(ring, end - length, end)
        : joined(Arrays.copyOfRange(ring, RING - (length - end), RING), Arrays.copyOf(ring, end));
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
