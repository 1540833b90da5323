package io.github.postmerge.smoke.log;

import io.github.postmerge.smoke.process.OutputListener.Stream;
import io.github.postmerge.smoke.process.ProcessOutcome;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Output on its way from its readers to the log.
 *
 * <p>It is in memory alone, because it is not masked yet, and bounded. Once a piece does not fit,
 * because the log is full or its writer too slow, nothing more is taken: a flood must not be held
 * up.
 */
final class LogQueue {

  private static final int MOST_WAITING = 2 * 1024 * 1024;

  /** What each piece costs besides its bytes, so that tiny pieces are bounded too. */
  private static final int OVERHEAD = 64;

  private final Deque<Piece> waiting = new ArrayDeque<>();
  private long left;
  private int cost;
  private boolean isFull;
  private boolean isClosed;
  private @Nullable ProcessOutcome outcome;

  /** Bytes of one stream, in a row. */
  record Piece(Stream stream, ByteBuffer bytes) {}

  /**
   * An empty one.
   *
   * @param bound bytes that it takes in all
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

  /** Nothing more is taken. */
  synchronized void close() {
    isClosed = true;
    notifyAll();
  }

  /** Waits for the next piece; empty when there will be none. */
  synchronized Optional<Piece> take() throws InterruptedException {
    while (waiting.isEmpty() && !isClosed) {
      wait();
    }
    return poll();
  }

  /** The next piece, where one waits. */
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

  /** How the smoke ended; empty where that is not known. */
  synchronized Optional<ProcessOutcome> outcome() {
    return Optional.ofNullable(outcome);
  }
}
