package io.github.postmerge.smoke.log;

import io.github.postmerge.smoke.log.OutputRing.Run;
import io.github.postmerge.smoke.process.OutputListener.Stream;
import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Takes output from its readers without holding them up, and hands it on as fast as it is fetched.
 *
 * <p>It is in memory alone, because it is not masked yet. What comes first waits in the backlog and
 * what comes behind it in the tail. Once the tail has pushed something out, there is a gap: no more
 * than the backlog is handed on, and the tail is what the output ends with. What is pushed out
 * first is kept for the look behind the head's end; while there is room for it, nothing is lost in
 * fact.
 */
final class LogSpool {

  /** What is looked at beside a cut and not shown: the same as for the envelope's cuts. */
  static final int CONTEXT = 64 * 1024;

  /** Bytes at the end that can be shown after a gap; more would not fit a processor's cache. */
  static final int LONGEST_TAIL = 512 * 1024;

  private static final int BACKLOG = 2 * 1024 * 1024;
  private static final int LONGEST_RUN = 64 * 1024;

  private final int tailLength;
  private final OutputRing backlog;
  private final OutputRing tail;
  private final OutputRing afterHead = new OutputRing(CONTEXT);
  private final Map<Stream, Long> received = new EnumMap<>(Stream.class);
  private long headLeft;
  private boolean gap;
  private boolean closed;

  /**
   * An empty one.
   *
   * @param bound bytes up to which nothing is left out while they are fetched in time
   */
  LogSpool(long bound) {
    this.tailLength = (int) Math.min(bound / 2, LONGEST_TAIL);
    this.headLeft = bound - tailLength;
    this.backlog = new OutputRing((int) Math.min(headLeft, BACKLOG));
    this.tail = new OutputRing(tailLength + CONTEXT);
  }

  synchronized void add(Stream stream, ByteBuffer piece) {
    if (closed) {
      return;
    }
    received.merge(stream, (long) piece.remaining(), Long::sum);
    int room = (int) Math.min(backlog.free(), headLeft);
    int toHead = tail.size() == 0 ? Math.min(piece.remaining(), room) : 0;
    backlog.add(stream, piece, toHead);
    headLeft -= toHead;
    while (piece.hasRemaining()) {
      int part = Math.min(piece.remaining(), tail.capacity());
      makeRoom(part);
      tail.add(stream, piece, part);
    }
    if (hasMore()) {
      notifyAll();
    }
  }

  /** The first that it pushes out is what comes right behind the head. */
  private void makeRoom(int part) {
    int over = part - tail.free();
    gap |= over > 0;
    while (over > 0 && afterHead.free() > 0) {
      Run run = tail.poll(Math.min(over, afterHead.free()));
      afterHead.add(run);
      over -= run.length();
    }
    tail.forget(Math.max(0, over));
  }

  /** Waits for more of the head; false when there will be no more. */
  synchronized boolean awaitMore() throws InterruptedException {
    while (!hasMore() && !closed) {
      wait();
    }
    return hasMore();
  }

  /** The next of the head that is there already. */
  synchronized Optional<Run> poll() {
    if (backlog.size() > 0) {
      return Optional.of(backlog.poll(LONGEST_RUN));
    }
    if (!hasMore()) {
      return Optional.empty();
    }
    Run run = tail.poll((int) Math.min(LONGEST_RUN, headLeft));
    headLeft -= run.length();
    return Optional.of(run);
  }

  private boolean hasMore() {
    return backlog.size() > 0 || (!gap && headLeft > 0 && tail.size() > 0);
  }

  /** Nothing more is taken. */
  synchronized void close() {
    closed = true;
    notifyAll();
  }

  synchronized long received(Stream stream) {
    return received.getOrDefault(stream, 0L);
  }

  synchronized long total() {
    return received.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Bytes between the head and the tail are there no more. */
  synchronized boolean hasGap() {
    return gap;
  }

  /**
   * The first bytes behind the head where there is a gap; the rest goes on behind them if not full.
   */
  OutputRing afterHead() {
    return afterHead;
  }

  /** All behind the head where there is no gap; else the tail and what is before it. */
  OutputRing rest() {
    return tail;
  }

  /** Bytes at the end that are to be shown where not all can be. */
  int tailLength() {
    return tailLength;
  }
}
