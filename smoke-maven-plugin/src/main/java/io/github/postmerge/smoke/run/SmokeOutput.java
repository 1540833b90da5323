package io.github.postmerge.smoke.run;

import io.github.postmerge.smoke.log.LiveOutput;
import io.github.postmerge.smoke.log.LogFile;
import io.github.postmerge.smoke.log.LogSettings;
import io.github.postmerge.smoke.log.SmokeLog;
import io.github.postmerge.smoke.masking.Masker;
import io.github.postmerge.smoke.process.OutputListener;
import io.github.postmerge.smoke.process.ProcessOutcome;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sends the smoke's output to the log file and to the live listener while it runs. */
final class SmokeOutput implements OutputListener, AutoCloseable {

  private final ProgressReporter reporter;
  private final LiveOutput live;
  private final Optional<SmokeLog> log;
  private @Nullable WrittenFile file;

  SmokeOutput(Optional<LogSettings> log, Masker masker, ProgressReporter reporter) {
    this.reporter = reporter;
    this.live = new LiveOutput(masker, reporter.listener()::output);
    this.log = log.flatMap(settings -> started(settings, masker));
  }

  /** The log, if it was written and closed and still exists. */
  Optional<WrittenFile> file() {
    return Optional.ofNullable(file);
  }

  @Override
  public void output(Stream stream, ByteBuffer piece) {
    log.ifPresent(l -> l.output(stream, piece.duplicate()));
    live.output(stream, piece);
  }

  @Override
  public void silence(Duration remaining) {
    reporter.listener().silence(remaining);
  }

  void end(ProcessOutcome outcome) {
    log.ifPresent(l -> l.end(outcome));
    live.finish();
  }

  /** A log that cannot be written is only a warning. */
  @Override
  public void close() {
    log.ifPresent(this::finish);
  }

  private Optional<SmokeLog> started(LogSettings settings, Masker masker) {
    try {
      return Optional.of(SmokeLog.start(settings, masker));
    } catch (IOException e) {
      warn(settings.file(), e);
      return Optional.empty();
    }
  }

  private void finish(SmokeLog started) {
    Optional<IOException> failure = started.finish();
    if (failure.isPresent()) {
      warn(started.file(), failure.get());
    } else {
      file = closed(started.file());
    }
  }

  private @Nullable WrittenFile closed(LogFile written) {
    try {
      return new WrittenFile(written.path(), written.size());
    } catch (IOException e) {
      warn(written, e);
      return null;
    }
  }

  private void warn(LogFile log, IOException why) {
    reporter.warning(
        String.format(
            "The log \"%s\" cannot be written: %s Name another file with -Dsmoke.logFile=FILE, or"
                + " turn the log off with -Dsmoke.maxLogSize=0.",
            log.path(), Failures.sentence(why)));
  }
}
