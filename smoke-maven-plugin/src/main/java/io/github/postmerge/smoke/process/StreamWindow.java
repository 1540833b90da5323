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
 * <p>It is read straight to where it is kept, outside the heap: what copies each piece once more
 * holds up who writes a flood. The ring is so large that what is being read never lies over what is
 * kept, and so small that the processor's cache holds it.
 */
final class StreamWindow {

  /** What a pipe holds at most, so that one read empties it. */
  private static final int LONGEST_PIECE = 64 * 1024;

  private static final int RING = 3 * LONGEST_PIECE;

  private final byte[] head = new byte[Capture.WINDOW];
  private @Nullable ByteBuffer ring;
  private long total;

  /**
   * Waits for the next piece; only one thread at a time may.
   *
   * @return the piece, until the window has come round; empty at the end of the stream
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
   * Takes what is there without waiting, and no more than a pipe holds: the piece read before is
   * not written over. Other than a channel, a stream bears it that its reader is interrupted.
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

  /** Where the next piece goes. */
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
