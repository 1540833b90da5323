package io.github.postmerge.smoke.log;

import io.github.postmerge.smoke.masking.Masker;
import io.github.postmerge.smoke.process.OutputListener.Stream;
import io.github.postmerge.smoke.process.ProcessOutcome;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes the smoke's output to a file while it runs, in its own thread, so that stream readers
 * never wait.
 */
public final class SmokeLog {

  /**
   * In milliseconds. Masking 6 MB of random bytes took 1.4 s; a run that is told to stop has 15 s
   * in total.
   */
  private static final long LONGEST_END = Duration.ofSeconds(10).toMillis();

  private final LogFile file;
  private final LogQueue queue;
  private final LogWriter writer;
  private final Thread thread;
  private volatile @Nullable IOException failure;

  private SmokeLog(LogSettings settings, Masker masker, OutputStream out) {
    this.file = settings.file();
    this.queue = new LogQueue(settings.maxSize());
    this.writer = new LogWriter(queue, masker, out);
    this.thread = new Thread(() -> write(out), "smoke-log");
    thread.setDaemon(true);
  }

  /**
   * Starts a log.
   *
   * @throws IOException if its file cannot be created
   */
  public static SmokeLog start(LogSettings settings, Masker masker) throws IOException {
    SmokeLog started = new SmokeLog(settings, masker, settings.file().create());
    started.thread.start();
    return started;
  }

  /** The log file. */
  public LogFile file() {
    return file;
  }

  /** Takes the next piece of a stream, without delay. */
  public void output(Stream stream, ByteBuffer piece) {
    queue.add(stream, piece);
  }

  /**
   * Called when the smoke has ended; the captured end is written if the log had to leave something
   * out.
   */
  public void end(ProcessOutcome outcome) {
    queue.end(outcome);
  }

  /** Waits until all is written; returns the failure, if any. */
  public Optional<IOException> finish() {
    queue.close();
    boolean interrupted = joinUninterrupted();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return thread.isAlive()
        ? Optional.of(new IOException("writing the rest took more than " + LONGEST_END + " ms"))
        : Optional.ofNullable(failure);
  }

  private boolean joinUninterrupted() {
    boolean interrupted = Thread.interrupted();
    long end = System.nanoTime() + Duration.ofMillis(LONGEST_END).toNanos();
    for (long left = LONGEST_END; left > 0 && thread.isAlive(); ) {
      try {
        thread.join(left);
      } catch (InterruptedException e) {
        interrupted = true;
      }
      left = Duration.ofNanos(end - System.nanoTime()).toMillis();
    }
    return interrupted;
  }

  private void write(OutputStream out) {
    try (out) {
      writer.write();
    } catch (IOException e) {
      failure = e;
    } catch (InterruptedException | RuntimeException | Error e) {
      failure = new IOException("masking or writing it failed: " + e, e);
    } finally {
      queue.close();
    }
  }
}
