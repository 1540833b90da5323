package io.github.postmerge.smoke.log;

import io.github.postmerge.smoke.process.OutputListener.Stream;
import io.github.postmerge.smoke.process.ProcessOutcome;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Output on its way from the stream readers to the log.
 *
 * <p>It is kept only in memory, because it is not masked yet, and bounded. Once a piece does not
 * fit, because the log is full or its writer is too slow, nothing more is added: the smoke must not
 * be slowed down.
 */
final class LogQueue {

  private static final int MOST_WAITING = 2 * 1024 * 1024;

  /** The cost of each piece besides its bytes, so that many tiny pieces are bounded too. */
  private static final int OVERHEAD = 64;

  private final Deque<Piece> waiting = new ArrayDeque<>();
  private long left;
  private int cost;
  private boolean isFull;
  private boolean isClosed;
  private @Nullable ProcessOutcome outcome;

  /** Consecutive bytes of one stream. */
  record Piece(Stream stream, ByteBuffer bytes) {}

  /**
   * Creates an empty queue.
   *
   * @param bound maximum number of bytes in total
   */
  LogQueue(long bound) {
    this.left = bound;
  }

  synchronized void add(Stream stream, ByteBuffer piece) {
    int room = (int) Math.min(left, MOST_WAITING - OVERHEAD - cost);
    if (isFull || isClosed || room <= 0) {
      isFull = true;
      return;
    }
    byte[] bytes = new byte[Math.min(piece.remaining(), room)];
    isFull = bytes.length < piece.remaining();
    piece.get(bytes);
    waiting.add(new Piece(stream, ByteBuffer.wrap(bytes)));
    left -= bytes.length;
    cost += bytes.length + OVERHEAD;
    notifyAll();
  }

  synchronized void end(ProcessOutcome ended) {
    outcome = ended;
  }

  /** Rejects all further pieces. */
  synchronized void close() {
    isClosed = true;
    notifyAll();
  }

  /** Waits for the next piece; empty when the queue is closed and empty. */
  synchronized Optional<Piece> take() throws InterruptedException {
    while (waiting.isEmpty() && !isClosed) {
      wait();
    }
    return poll();
  }

  /** The next piece, if any is waiting. */
  synchronized Optional<Piece> poll() {
    Piece next = waiting.poll();
    if (next != null) {
      cost -= next.bytes().capacity() + OVERHEAD;
    }
    return Optional.ofNullable(next);
  }

  /** Whether something was left out. */
  synchronized boolean isFull() {
    return isFull;
  }

  /** How the smoke ended; empty if that is not known. */
  synchronized Optional<ProcessOutcome> outcome() {
    return Optional.ofNullable(outcome);
  }
}
