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

/** Where the smoke's output goes while it runs: to the log file, and to who reads along. */
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

  /** The log, where it was written and closed, and is still there. */
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

  /** A log that is missing changes no verdict. */
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
                + " do without with -Dsmoke.maxLogSize=0.",
            log.path(), Failures.sentence(why)));
  }
}
