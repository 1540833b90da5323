package io.github.postmerge.smoke.postmerge;

import io.github.postmerge.smoke.process.OutputListener.Stream;
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
    private final int offset;
    private final int length;

    Run(Stream stream, byte[] bytes, int offset, int length) {
      this.stream = stream;
      this.bytes = bytes;
      this.offset = offset;
      this.length = length;
    }

    Stream stream() {
      return stream;
    }

    byte[] bytes() {
      return bytes;
    }

    int offset() {
      return offset;
    }

    int length() {
      return length;
    }

    boolean endsLine() {
      for (int i = offset; i < offset + length; i++) {
        if (bytes[i] == '\n') {
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

  /** Takes so many of the bytes as it has room for, which must be all. */
  void add(Run run) {
    int end = (start + size) % Math.max(1, bytes.length);
    int straight = Math.min(run.length(), bytes.length - end);
    put(run, run.offset(), end, straight);
    put(run, run.offset() + straight, 0, run.length() - straight);
    size += run.length();
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
    return new Run(stream, copy, 0, length);
  }

  Stream streamAt(int offset) {
    return stderr.get((start + offset) % bytes.length) ? Stream.STDERR : Stream.STDOUT;
  }

  byte byteAt(int offset) {
    return bytes[(start + offset) % bytes.length];
  }

  private void put(Run run, int from, int to, int length) {
    System.arraycopy(run.bytes(), from, bytes, to, length);
    stderr.set(to, to + length, run.stream() == Stream.STDERR);
  }
}
