package io.github.postmerge.smoke.postmerge;

import java.nio.file.Path;
import java.util.function.Consumer;

/** Does something between a red verdict and its first rerun. */
record BeforeDiagnosis(Consumer<PostMergeSmokeOutcome> action) implements OutcomeReporter {

  @Override
  public void begun(Path envelope, Consumer<String> warnings) {}

  @Override
  public void beforeDiagnosis(PostMergeSmokeOutcome outcome) {
    action.accept(outcome);
  }

  @Override
  public void ended(PostMergeSmokeOutcome outcome, Consumer<String> warnings) {}
}
