package io.github.postmerge.smoke.replay;

import io.github.postmerge.smoke.run.RunListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Simulates others during a run: pushes to main, reads the envelope, or stops the run. */
final class Bystander implements RunListener {

  private final CaseDescription description;
  private final ReplayRepositories repositories;
  private final Path envelope;
  private final Thread run = Thread.currentThread();
  private byte @Nullable [] seen;

  /** Acts while the current thread runs the case. */
  Bystander(ReplayCase replayCase, ReplayRepositories repositories, Path envelope) {
    this.description = replayCase.description();
    this.repositories = repositories;
    this.envelope = envelope;
  }

  /** The envelope while the smoke ran, if the case asks for it. */
  Optional<byte[]> seenWhileRunning() {
    return Optional.ofNullable(seen);
  }

  @Override
  public void step(Step step, String detail) {
    if (step == Step.SMOKE) {
      try {
        pushToMain();
        readEnvelope();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void pushToMain() throws IOException {
    if (description.mainMovesTo() != null) {
      repositories.moveMain(description.mainMovesTo());
    }
  }

  private void readEnvelope() throws IOException {
    if (description.lookWhileRunning()) {
      seen = Files.readAllBytes(envelope);
    }
  }

  @Override
  public void output(String line) {
    String stopAt = description.abortAtOutput();
    if (stopAt != null && line.contains(stopAt)) {
      run.interrupt();
    }
  }

  @Override
  public void silence(Duration remaining) {}

  @Override
  public void warning(String message) {}
}
