package io.github.postmerge.smoke.postmerge;

import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Reports a run to other places than its envelope, while the run holds the envelope's lock. A run
 * that could not start only ends, without the lock.
 */
public interface OutcomeReporter {

  /** Reports nothing. */
  OutcomeReporter NONE =
      new OutcomeReporter() {
        @Override
        public void begun(Path envelope, Consumer<String> warnings) {}

        @Override
        public void ended(PostMergeSmokeOutcome outcome, Consumer<String> warnings) {}
      };

  /** The run has acquired its envelope's lock. */
  void begun(Path envelope, Consumer<String> warnings);

  /** A red verdict is written, and the reruns of its diagnosis begin. */
  default void beforeDiagnosis(PostMergeSmokeOutcome outcome) {}

  /** The run has ended, and its envelope is final. */
  void ended(PostMergeSmokeOutcome outcome, Consumer<String> warnings);
}
