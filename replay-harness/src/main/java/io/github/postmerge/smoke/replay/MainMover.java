package io.github.postmerge.smoke.replay;

import io.github.postmerge.smoke.postmerge.RunListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Plays the others: moves origin's main just as the smoke begins, where the case says so. */
final class MainMover implements RunListener {

  private final @Nullable String target;
  private final ReplayRepositories repositories;

  MainMover(ReplayCase replayCase, ReplayRepositories repositories) {
    this.target = replayCase.description().mainMovesTo();
    this.repositories = repositories;
  }

  @Override
  public void step(Step step, String detail) {
    if (step == Step.SMOKE && target != null) {
      try {
        repositories.moveMain(target);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Override
  public void output(String line) {}

  @Override
  public void silence(Duration remaining) {}

  @Override
  public void warning(String message) {}
}
