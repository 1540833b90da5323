package io.github.postmerge.smoke.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the beginning and the end of a stream in constant memory.
 *
 * <p>The stream is read directly into its final place outside the heap, because another copy of
 * each piece would slow down the writer of a flood. The ring is large enough that a read never
 * overwrites the kept bytes, and small enough for the processor's cache.
 */
final class StreamWindow {

  /** The capacity of a pipe, so that one read empties it. */
  private static final int LONGEST_PIECE = 64 * 1024;

  private static final int RING = 3 * LONGEST_PIECE;

  private final byte[] head = new byte[Capture.WINDOW];
  private @Nullable ByteBuffer ring;
  private long total;

  /**
   * Waits for the next piece; called by one thread at a time.
   *
   * @return the piece, valid until the ring overwrites it; empty at the end of the stream
   */
  Optional<ByteBuffer> readFrom(ReadableByteChannel in) throws IOException {
    ByteBuffer room = room();
    int start = room.position();
    int length = in.read(room);
    if (length < 0) {
      return Optional.empty();
    }
    add(length);
    return Optional.of(room.flip().position(start));
  }

  /**
   * Reads the available bytes without waiting, at most the capacity of a pipe, so that the previous
   * piece is not overwritten. Unlike a channel, a stream is not closed by an interrupt.
   */
  void readAvailable(InputStream in) throws IOException {
    int left = LONGEST_PIECE;
    while (left > 0 && in.available() > 0) {
      ByteBuffer room = room();
      byte[] piece = new byte[Math.min(left, room.remaining())];
      int length = in.read(piece);
      if (length < 0) {
        return;
      }
      room.put(piece, 0, length);
      add(length);
      left -= length;
    }
  }

  /** The buffer for the next piece. */
  private synchronized ByteBuffer room() {
    if (total < head.length) {
      return ByteBuffer.wrap(head, (int) total, head.length - (int) total);
    }
    if (ring == null) {
      ring = ByteBuffer.allocateDirect(RING);
    }
    int start = ringOffset();
    return ring.duplicate().limit(Math.min(start + LONGEST_PIECE, RING)).position(start);
  }

  private int ringOffset() {
    return (int) ((total - head.length) % RING);
  }

  private synchronized void add(int length) {
    total += length;
  }

  synchronized Capture capture() {
    if (ring == null) {
      return new Capture(Arrays.copyOf(head, (int) total), new byte[0], total);
    }
    byte[] tail = tail(ring, (int) Math.min(Capture.WINDOW, total - head.length));
    return total <= 2L * Capture.WINDOW
        ? new Capture(joined(head, tail), new byte[0], total)
        : new Capture(head.clone(), tail, total);
  }

  private byte[] tail(ByteBuffer ring, int length) {
    byte[] tail = new byte[length];
    int end = ringOffset();
    int atEnd = Math.min(end, length);
    ring.get(RING - (length - atEnd), tail, 0, length - atEnd);
    ring.get(end - atEnd, tail, length - atEnd, atEnd);
    return tail;
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
