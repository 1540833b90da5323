package io.github.postmerge.smoke.process;

import java.util.Arrays;

/**
 * What is kept of one stream: all of it, or its beginning and its end.
 *
 * <p>Raw bytes: masking and the contract's cuts come later, and need context around the cuts, so
 * more is kept here than is ever shown.
 */
public final class Capture {

  /** Bytes kept at each end; a cut at half of the contract's cap keeps twice that as context. */
  public static final int WINDOW = 96 * 1024;

  private final byte[] head;
  private final byte[] tail;
  private final long total;

  /**
   * Keeps the arrays as they are; the caller gives them away.
   *
   * @param head the first bytes of the stream; all of them where {@code tail} is empty
   * @param tail the last bytes of the stream
   * @param total bytes that the command wrote
   */
  Capture(byte[] head, byte[] tail, long total) {
    this.head = head;
    this.tail = tail;
    this.total = total;
  }

  /** A stream that was kept whole. */
  public static Capture of(byte[] all) {
    return new Capture(all.clone(), new byte[0], all.length);
  }

  /** The stream's first bytes; all of it where {@link #tail()} is empty. */
  public byte[] head() {
    return head.clone();
  }

  /** The stream's last bytes, which do not touch the head; empty where the head is all. */
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
