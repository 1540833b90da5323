package io.github.postmerge.smoke.log;

import io.github.postmerge.smoke.log.LogQueue.Piece;
import io.github.postmerge.smoke.masking.Masker;
import io.github.postmerge.smoke.process.OutputListener.Stream;
import io.github.postmerge.smoke.process.ProcessOutcome;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Masks what a queue takes and writes it; where the queue took not all, the end of the rest too.
 */
final class LogWriter {

  private static final int LONGEST_TEXT = 256 * 1024;

  private final LogQueue queue;
  private final Masker masker;
  private final OutputStream out;
  private final LogText text;
  private long taken;

  LogWriter(LogQueue queue, Masker masker, OutputStream out) {
    this.queue = queue;
    this.masker = masker;
    this.out = out;
    this.text = new LogText(masker);
  }

  /** Returns when the queue is closed and all is written. */
  void write() throws IOException, InterruptedException {
    for (Optional<Piece> next = queue.take(); next.isPresent(); next = queue.take()) {
      accept(next.get());
      writeWaiting();
    }
    writeEnd();
  }

  /** Writes what waits already. */
  void writeWaiting() throws IOException {
    for (Optional<Piece> next = queue.poll(); next.isPresent(); next = queue.poll()) {
      accept(next.get());
    }
    flush();
  }

  /** Writes the rest, once nothing more comes. */
  void writeEnd() throws IOException {
    Optional<ProcessOutcome> outcome = queue.outcome();
    if (outcome.isEmpty() || taken == total(outcome.get())) {
      text.finish();
      flush();
    } else {
      text.abandon();
      flush();
      writeTails(outcome.get());
    }
  }

  private static long total(ProcessOutcome outcome) {
    return outcome.stdout().total() + outcome.stderr().total();
  }

  private void accept(Piece piece) throws IOException {
    taken += piece.bytes().capacity();
    text.accept(piece.stream(), piece.bytes().array());
    if (text.length() >= LONGEST_TEXT) {
      flush();
    }
  }

  private void writeTails(ProcessOutcome outcome) throws IOException {
    long stdoutShown = text.represented(Stream.STDOUT);
    long stderrShown = text.represented(Stream.STDERR);
    LogTail stdout = LogTail.of(outcome.stdout(), stdoutShown, masker);
    LogTail stderr = LogTail.of(outcome.stderr(), stderrShown, masker);
    long leftOut = total(outcome) - stdoutShown - stderrShown - stdout.bytes() - stderr.bytes();
    if (leftOut > 0) {
      write("\n...[TRUNCATED " + leftOut + " bytes]...\n");
    }
    write(stdout.text());
    boolean isInsideLine = !stdout.text().isEmpty() && !stdout.text().endsWith("\n");
    write(isInsideLine && !stderr.text().isEmpty() ? "\n" + stderr.text() : stderr.text());
  }

  private void flush() throws IOException {
    write(text.take());
  }

  private void write(String more) throws IOException {
    out.write(more.getBytes(StandardCharsets.UTF_8));
  }
}
