package io.github.postmerge.smoke.log;

import io.github.postmerge.smoke.process.OutputListener.Stream;
import java.nio.ByteBuffer;
import java.util.BitSet;

/** Bytes of both streams in the order in which they came, in constant memory. */
final class OutputRing {

  private final byte[] bytes;
  private final BitSet stderr;
  private int start;
  private int size;

  OutputRing(int capacity) {
    this.bytes = new byte[capacity];
    this.stderr = new BitSet(capacity);
  }

  /** Bytes in a row of one stream. */
  static final class Run {

    private final Stream stream;
    private final byte[] bytes;

    private Run(Stream stream, byte[] bytes) {
      this.stream = stream;
      this.bytes = bytes;
    }

    Stream stream() {
      return stream;
    }

    byte[] bytes() {
      return bytes;
    }

    int length() {
      return bytes.length;
    }

    boolean endsLine() {
      for (byte b : bytes) {
        if (b == '\n') {
          return true;
        }
      }
      return false;
    }
  }

  int size() {
    return size;
  }

  int free() {
    return bytes.length - size;
  }

  int capacity() {
    return bytes.length;
  }

  /** Takes a whole run, for which there must be room. */
  void add(Run run) {
    add(run.stream, ByteBuffer.wrap(run.bytes), run.length());
  }

  /** Takes the next bytes of a piece, for which there must be room. */
  void add(Stream stream, ByteBuffer piece, int length) {
    int end = (start + size) % Math.max(1, bytes.length);
    int straight = Math.min(length, bytes.length - end);
    put(stream, piece, end, straight);
    put(stream, piece, 0, length - straight);
    size += length;
  }

  /** The oldest bytes of one stream in a row, which are gone from here then. */
  Run poll(int most) {
    Run run = peek(0, most);
    forget(run.length());
    return run;
  }

  /** Drops the oldest bytes. */
  void forget(int count) {
    start = (start + count) % Math.max(1, bytes.length);
    size -= count;
  }

  /** A copy of the bytes of one stream in a row that begin so many bytes after the oldest. */
  Run peek(int offset, int most) {
    int from = (start + offset) % bytes.length;
    Stream stream = streamAt(offset);
    int other = stream == Stream.STDERR ? stderr.nextClearBit(from) : stderr.nextSetBit(from);
    int straight = (other < 0 ? bytes.length : Math.min(other, bytes.length)) - from;
    int length = Math.min(straight, Math.min(most, size - offset));
    byte[] copy = new byte[length];
    System.arraycopy(bytes, from, copy, 0, length);
    return new Run(stream, copy);
  }

  Stream streamAt(int offset) {
    return stderr.get((start + offset) % bytes.length) ? Stream.STDERR : Stream.STDOUT;
  }

  byte byteAt(int offset) {
    return bytes[(start + offset) % bytes.length];
  }

  private void put(Stream stream, ByteBuffer piece, int to, int length) {
    piece.get(bytes, to, length);
    stderr.set(to, to + length, stream == Stream.STDERR);
  }
}
