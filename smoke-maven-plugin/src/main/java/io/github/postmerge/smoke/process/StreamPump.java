package io.github.postmerge.smoke.process;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Reads one stream to its end, keeps what the contract shows of it and passes every piece on.
 *
 * <p>Neither closing nor interrupting frees a thread that reads from a pipe which somebody holds
 * open, so such a thread is left to itself; it cannot keep the JVM alive.
 */
final class StreamPump {

  private static final int BUFFER = 64 * 1024;

  /** The JDK closes its own streams under a reader when the process ends; the rest follows. */
  private static final int JDK_CLOSES = 3;

  private static final long LONGEST_LISTENING = Duration.ofMillis(50).toNanos();
  private static final long NOT_PASSING_ON = Long.MIN_VALUE;

  private final InputStream in;
  private final OutputListener.Stream stream;
  private final OutputListener listener;
  private final StreamWindow window = new StreamWindow();
  private final ReentrantLock reading = new ReentrantLock();
  private volatile long lastPiece = System.nanoTime();
  private volatile long passingOnSince = NOT_PASSING_ON;
  private volatile boolean ended;
  private int failures;

  StreamPump(InputStream in, OutputListener.Stream stream, OutputListener listener) {
    this.in = in;
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
  boolean isWaiting() {
    return !ended && reading.isLocked();
  }

  /** The listener has kept the reader so long that nobody can wait for it. */
  boolean isHeldUp() {
    long since = passingOnSince;
    return since != NOT_PASSING_ON && System.nanoTime() - since > LONGEST_LISTENING;
  }

  long lastPiece() {
    return lastPiece;
  }

  /** What was read so far, and what lies in the pipe where the listener keeps the reader busy. */
  Capture capture() {
    if (!ended && reading.tryLock()) {
      try {
        takeWhatIsThere();
      } finally {
        reading.unlock();
      }
    }
    synchronized (window) {
      return window.capture();
    }
  }

  private void run() {
    byte[] buffer = new byte[BUFFER];
    int length = take(buffer);
    while (length >= 0) {
      passOn(buffer, length);
      length = take(buffer);
    }
    ended = true;
  }

  private int take(byte[] buffer) {
    reading.lock();
    try {
      int length = in.read(buffer);
      keep(buffer, length);
      return length;
    } catch (IOException closed) {
      return ++failures < JDK_CLOSES ? 0 : -1;
    } finally {
      reading.unlock();
    }
  }

  private void takeWhatIsThere() {
    byte[] buffer = new byte[BUFFER];
    try {
      while (in.available() > 0) {
        keep(buffer, in.read(buffer));
      }
    } catch (IOException closed) {
      // Then nothing is there.
    }
  }

  private void keep(byte[] buffer, int length) {
    if (length > 0) {
      synchronized (window) {
        window.append(buffer, 0, length);
      }
      lastPiece = System.nanoTime();
    }
  }

  private void passOn(byte[] buffer, int length) {
    passingOnSince = System.nanoTime();
    try {
      listener.output(stream, buffer, 0, length);
    } catch (RuntimeException | Error listenersOwn) {
      // By the listener's contract it does not disturb the run.
    } finally {
      passingOnSince = NOT_PASSING_ON;
    }
  }
}
