package io.github.postmerge.smoke.process;

import java.util.Arrays;

/**
 * The captured bytes of one stream: all of them, or its beginning and its end.
 *
 * <p>The bytes are raw. Masking and truncation happen later and need context around each cut, so a
 * capture holds more than is shown.
 */
public final class Capture {

  /** Bytes kept at each end: half of the maximum output, and twice that as context. */
  public static final int WINDOW = 96 * 1024;

  private final byte[] head;
  private final byte[] tail;
  private final long total;

  /**
   * Takes ownership of the arrays; they are not copied.
   *
   * @param head the first bytes of the stream; all of them if {@code tail} is empty
   * @param tail the last bytes of the stream
   * @param total bytes that the command wrote
   */
  Capture(byte[] head, byte[] tail, long total) {
    this.head = head;
    this.tail = tail;
    this.total = total;
  }

  /** A capture of a complete stream. */
  public static Capture of(byte[] all) {
    return new Capture(all.clone(), new byte[0], all.length);
  }

  /** The stream's first bytes; all of it if {@link #tail()} is empty. */
  public byte[] head() {
    return head.clone();
  }

  /** The stream's last bytes, which do not adjoin the head; empty if the head is everything. */
  public byte[] tail() {
    return tail.clone();
  }

  /** Bytes that the command wrote. */
  public long total() {
    return total;
  }

  @Override
  public String toString() {
    return "Capture["
        + total
        + " bytes, "
        + Arrays.toString(new int[] {head.length, tail.length})
        + " kept]";
  }
}
