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
 * Reads one stream to its end, captures it, and delivers every piece to the listener.
 *
 * <p>Closing the stream unblocks the reading thread, even if a process holds the other end. The
 * JDK's own streams do not; there the daemon thread is abandoned.
 */
final class StreamPump {

  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  /** The JDK closes its own streams during a read when the process ends; then data follows. */
  private static final int JDK_CLOSES = 3;

  /** A shorter piece has most likely emptied the pipe. */
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

  /** Whether everything has been read and delivered. */
  boolean hasEnded() {
    return ended;
  }

  /** Whether the stream is open, but nothing is being written. */
  boolean isIdle() {
    return !ended && reading.isLocked();
  }

  /** Whether the listener has blocked the reader for too long. */
  boolean isBlockedByListener() {
    long since = deliveringSince;
    return since != NOT_DELIVERING && System.nanoTime() - since > LONGEST_LISTENING;
  }

  long lastPiece() {
    return lastPiece;
  }

  /** Everything read so far, and the content of the pipe if the listener blocks the reader. */
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
   * Lets the next write of a flood arrive. An immediate read would block and be woken for each
   * write, which costs both sides more than this pause.
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
      // A closed stream has no data.
    }
  }

  private void deliver(ByteBuffer piece) {
    deliveringSince = System.nanoTime();
    try {
      listener.output(stream, piece);
    } catch (RuntimeException | Error ignored) {
      // A listener must not affect the run.
    } finally {
      deliveringSince = NOT_DELIVERING;
    }
  }
}
