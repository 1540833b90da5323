package io.github.postmerge.smoke.log;

import io.github.postmerge.smoke.masking.Masker;
import io.github.postmerge.smoke.process.Capture;
import io.github.postmerge.smoke.process.OutputListener.Stream;
import io.github.postmerge.smoke.process.ProcessOutcome;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps the smoke's output in a file while it runs, in a thread that no reader waits for. */
public final class SmokeLog {

  /** Masking 6 MB of noise took 1.4 s; a run that is told to stop has 15 s for everything. */
  private static final long LONGEST_END = Duration.ofSeconds(10).toMillis();

  private final LogFile file;
  private final Masker masker;
  private final LogSpool spool;
  private final OutputStream out;
  private final Thread thread = new Thread(this::write, "smoke-log");
  private volatile @Nullable IOException failure;

  private SmokeLog(LogSettings log, Masker masker) throws IOException {
    this.file = log.file();
    this.masker = masker;
    this.spool = new LogSpool(log.maxSize());
    this.out = file.create();
    thread.setDaemon(true);
  }

  /**
   * Begins a log.
   *
   * @throws IOException where its file cannot be made
   */
  public static SmokeLog start(LogSettings log, Masker masker) throws IOException {
    SmokeLog started = new SmokeLog(log, masker);
    started.thread.start();
    return started;
  }

  /** Where it is. */
  public LogFile file() {
    return file;
  }

  /** Takes the next piece of a stream, without delay. */
  public void output(Stream stream, ByteBuffer piece) {
    spool.add(stream, piece);
  }

  /** What was read at the very end, and not passed on because a listener took its time. */
  public void complete(ProcessOutcome outcome) {
    complete(Stream.STDOUT, outcome.stdout());
    complete(Stream.STDERR, outcome.stderr());
  }

  private void complete(Stream stream, Capture capture) {
    byte[] end = capture.tail().length == 0 ? capture.head() : capture.tail();
    long missing = capture.total() - spool.received(stream);
    int length = (int) Math.max(0, Math.min(end.length, missing));
    spool.add(stream, ByteBuffer.wrap(end, end.length - length, length));
  }

  /** Waits until all is written; tells why it could not be. */
  public Optional<IOException> finish() {
    spool.close();
    boolean interrupted = joinUninterrupted();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return thread.isAlive()
        ? Optional.of(
            new IOException("writing it took more than " + LONGEST_END + " ms at the end"))
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

  private void write() {
    try (out) {
      new LogWriter(spool, masker, out).write();
    } catch (IOException e) {
      failure = e;
    } catch (InterruptedException | RuntimeException | Error e) {
      failure = new IOException("masking or writing it failed with " + e, e);
    } finally {
      spool.close();
    }
  }
}
