package io.github.postmerge.smoke.log;

import io.github.postmerge.smoke.log.LogQueue.Piece;
import io.github.postmerge.smoke.masking.Masker;
import io.github.postmerge.smoke.process.OutputListener.Stream;
import io.github.postmerge.smoke.process.ProcessOutcome;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Masks and writes the content of a queue; if the queue did not take all of the output, also writes
 * the captured end of it.
 */
final class LogWriter {

  private static final int LONGEST_TEXT = 256 * 1024;

  private final LogQueue queue;
  private final Masker masker;
  private final OutputStream out;
  private final LogText text;
  private final Map<Stream, Long> taken = new EnumMap<>(Stream.class);

  LogWriter(LogQueue queue, Masker masker, OutputStream out) {
    this.queue = queue;
    this.masker = masker;
    this.out = out;
    this.text = new LogText(masker);
  }

  /** Writes until the queue is closed and empty. */
  void write() throws IOException, InterruptedException {
    for (Optional<Piece> next = queue.take(); next.isPresent(); next = queue.take()) {
      accept(next.get());
      writeWaiting();
    }
    writeEnd();
  }

  /** Writes the pieces that are waiting now. */
  void writeWaiting() throws IOException {
    for (Optional<Piece> next = queue.poll(); next.isPresent(); next = queue.poll()) {
      accept(next.get());
    }
    flush();
  }

  /**
   * Writes the rest after the queue is closed.
   *
   * <p>The queue can have more than was captured: output of a surviving process, or of a
   * containment tier that could not launch the smoke.
   */
  void writeEnd() throws IOException {
    Optional<ProcessOutcome> outcome = queue.outcome();
    if (outcome.isPresent() ? hasAll(outcome.get()) : !queue.isFull()) {
      text.finish();
      flush();
      return;
    }
    text.abandon();
    flush();
    if (outcome.isPresent()) {
      writeTails(outcome.get());
    } else {
      write("\n...[TRUNCATED]...\n");
    }
  }

  private boolean hasAll(ProcessOutcome outcome) {
    return taken(Stream.STDOUT) >= outcome.stdout().total()
        && taken(Stream.STDERR) >= outcome.stderr().total();
  }

  private long taken(Stream stream) {
    return taken.getOrDefault(stream, 0L);
  }

  private void accept(Piece piece) throws IOException {
    taken.merge(piece.stream(), (long) piece.bytes().capacity(), Long::sum);
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
    long leftOut =
        Math.max(0, stdout.from() - stdoutShown) + Math.max(0, stderr.from() - stderrShown);
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
