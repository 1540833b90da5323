package io.github.postmerge.smoke.postmerge;

import java.nio.file.Path;
import java.util.function.Consumer;

/** Reports a run elsewhere than in its envelope, while no other run can write that envelope. */
public interface OutcomeReporter {

  /** Reports nothing. */
  OutcomeReporter NONE =
      new OutcomeReporter() {
        @Override
        public void begun(Path envelope, Consumer<String> warnings) {}

        @Override
        public void ended(PostMergeSmokeOutcome outcome, Consumer<String> warnings) {}
      };

  /** The run has its envelope's path to itself. */
  void begun(Path envelope, Consumer<String> warnings);

  /** A red verdict is written, and the reruns that tell who broke it begin. */
  default void beforeDiagnosis(PostMergeSmokeOutcome outcome) {}

  /** The run has ended, and its envelope is final. */
  void ended(PostMergeSmokeOutcome outcome, Consumer<String> warnings);
}
