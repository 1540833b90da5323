package io.github.postmerge.smoke.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Reads one stream to its end, keeps what the contract shows of it and passes every piece on.
 *
 * <p>Closing the stream frees the thread that reads it, whoever holds the other end; but not where
 * it is the JDK's own. There the thread is left to itself, and cannot keep the JVM alive.
 */
final class StreamPump {

  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  /** The JDK closes its own streams under a reader when the process ends; the rest follows. */
  private static final int JDK_CLOSES = 3;

  /** A piece below this has most likely emptied the pipe. */
  private static final int FULL_PIPE_PIECE = 32 * 1024;

  /** About half a microsecond, in units of {@link Thread#onSpinWait()}. */
  private static final int PAUSE_SPINS = 10;

  private static final long LONGEST_LISTENING = Duration.ofMillis(50).toNanos();
  private static final long NOT_DELIVERING = Long.MIN_VALUE;

  private final InputStream in;
  private final ReadableByteChannel channel;
  private final OutputListener.Stream stream;
  private final OutputListener listener;
  private final StreamWindow window = new StreamWindow();
  private final ReentrantLock reading = new ReentrantLock();
  private volatile long lastPiece = System.nanoTime();
  private volatile long deliveringSince = NOT_DELIVERING;
  private volatile boolean ended;
  private int failures;

  StreamPump(InputStream in, OutputListener.Stream stream, OutputListener listener) {
    this.in = in;
    this.channel = Channels.newChannel(in);
    this.stream = stream;
    this.listener = listener;
  }

  void start() {
    Thread thread = new Thread(this::run, "smoke-" + stream);
    thread.setDaemon(true);
    thread.start();
  }

  /** All that was ever written has been read and passed on. */
  boolean hasEnded() {
    return ended;
  }

  /** Somebody holds the stream open and writes nothing just now. */
  boolean isIdle() {
    return !ended && reading.isLocked();
  }

  /** The listener has kept the reader so long that nobody can wait for it. */
  boolean isBlockedByListener() {
    long since = deliveringSince;
    return since != NOT_DELIVERING && System.nanoTime() - since > LONGEST_LISTENING;
  }

  long lastPiece() {
    return lastPiece;
  }

  /** What was read so far, and what lies in the pipe where the listener keeps the reader busy. */
  Capture capture() {
    if (!ended && reading.tryLock()) {
      try {
        readAvailable();
      } finally {
        reading.unlock();
      }
    }
    return window.capture();
  }

  private void run() {
    Optional<ByteBuffer> piece = read();
    while (piece.isPresent()) {
      boolean emptied = piece.get().remaining() < FULL_PIPE_PIECE;
      deliver(piece.get());
      if (emptied) {
        pauseBriefly();
      }
      piece = read();
    }
    ended = true;
  }

  /**
   * Lets a flood's next write arrive. Whoever asks for it at once is put to sleep and woken for
   * each write, which costs both sides more than this does.
   */
  private static void pauseBriefly() {
    for (int i = 0; i < PAUSE_SPINS; i++) {
      Thread.onSpinWait();
    }
  }

  private Optional<ByteBuffer> read() {
    reading.lock();
    try {
      Optional<ByteBuffer> piece = window.readFrom(channel);
      lastPiece = System.nanoTime();
      return piece;
    } catch (IOException closed) {
      return ++failures < JDK_CLOSES ? Optional.of(NOTHING) : Optional.empty();
    } finally {
      reading.unlock();
    }
  }

  private void readAvailable() {
    try {
      window.readAvailable(in);
    } catch (IOException closed) {
      // Then nothing is there.
    }
  }

  private void deliver(ByteBuffer piece) {
    deliveringSince = System.nanoTime();
    try {
      listener.output(stream, piece);
    } catch (RuntimeException | Error ignored) {
      // By the listener's contract it does not disturb the run.
    } finally {
      deliveringSince = NOT_DELIVERING;
    }
  }
}
