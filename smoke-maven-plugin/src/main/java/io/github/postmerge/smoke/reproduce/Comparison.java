package io.github.postmerge.smoke.reproduce;

import io.github.postmerge.smoke.envelope.Environment;
import io.github.postmerge.smoke.envelope.Reproduction.Answer;
import io.github.postmerge.smoke.envelope.Reproduction.Run;
import io.github.postmerge.smoke.envelope.Reproduction.Trait;
import io.github.postmerge.smoke.envelope.ScrubbedOutput;
import io.github.postmerge.smoke.masking.Masker;
import io.github.postmerge.smoke.redrun.ReceivedEnvelope;
import io.github.postmerge.smoke.redrun.ReceivedEnvelope.Tails;
import java.util.ArrayList;
import java.util.List;

/** Compares runs with the red one, only by status, exit code and failure reason. */
final class Comparison {

  private final ReceivedEnvelope red;
  private final Masker masker;
  private final List<Trait> environment;
  private final List<Run> runs = new ArrayList<>();

  Comparison(ReceivedEnvelope red, Environment here, Masker masker) {
    this.red = red;
    this.masker = masker;
    this.environment = EnvironmentTable.of(red.environment(), here);
  }

  void add(Attempt attempt) {
    Tails there = new Tails(masker.mask(red.tails().stdout()), masker.mask(red.tails().stderr()));
    Tails here = new Tails(attempt.result().stdoutTail(), attempt.result().stderrTail());
    OutputHint hint = new OutputHint(new ScrubbedOutput(List.of(red.runId(), attempt.runId())));
    runs.add(
        new Run(
            attempt.ended(),
            attempt.durationMs(),
            attempt.ended().equals(red.ended()),
            hint.compare(there, here)));
  }

  /** Once equal and different runs have been seen, no further run can change the answer. */
  boolean isSettled() {
    return equal() > 0 && equal() < runs.size();
  }

  List<Run> runs() {
    return List.copyOf(runs);
  }

  List<Trait> environment() {
    return environment;
  }

  int equal() {
    return (int) runs.stream().filter(Run::equal).count();
  }

  Answer answer() {
    if (equal() == 0) {
      return environment.stream().anyMatch(Trait::differs)
          ? Answer.ENVIRONMENT_DIFFERS
          : Answer.NOT_REPRODUCED;
    }
    return equal() == runs.size() ? Answer.REPRODUCED : Answer.INTERMITTENT;
  }
}
