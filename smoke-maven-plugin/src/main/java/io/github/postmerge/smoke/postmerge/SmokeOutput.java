package io.github.postmerge.smoke.postmerge;

import io.github.postmerge.smoke.process.OutputListener;
import io.github.postmerge.smoke.process.ProcessOutcome;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;

/** Where the smoke's output goes while it runs: to the log file, and to who reads along. */
final class SmokeOutput implements OutputListener, AutoCloseable {

  private final Narration narration;
  private final LiveOutput live;
  private final Optional<SmokeLog> log;

  SmokeOutput(Optional<PostMergeSmokeRequest.Log> log, Narration narration) {
    this.narration = narration;
    this.live = new LiveOutput(narration);
    this.log = log.flatMap(this::started);
  }

  @Override
  public void output(Stream stream, ByteBuffer piece) {
    log.ifPresent(l -> l.output(stream, piece.duplicate()));
    live.output(stream, piece);
  }

  @Override
  public void silence(Duration remaining) {
    live.silence(remaining);
  }

  void end(ProcessOutcome outcome) {
    live.finish();
    log.ifPresent(l -> l.complete(outcome));
  }

  /** A log that is not there changes no verdict. */
  @Override
  public void close() {
    log.ifPresent(this::finish);
  }

  private Optional<SmokeLog> started(PostMergeSmokeRequest.Log settings) {
    try {
      return Optional.of(SmokeLog.start(settings, narration.facts().masker()));
    } catch (IOException e) {
      narration.warning(settings.file().cannotBeWritten(e));
      return Optional.empty();
    }
  }

  private void finish(SmokeLog started) {
    Optional<IOException> failure = started.finish();
    if (failure.isPresent()) {
      narration.warning(started.file().cannotBeWritten(failure.get()));
    } else {
      narration.facts().logged(started.file().path());
    }
  }
}
