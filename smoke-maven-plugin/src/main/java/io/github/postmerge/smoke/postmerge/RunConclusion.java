package io.github.postmerge.smoke.postmerge;

import io.github.postmerge.smoke.verdict.Evidence;
import io.github.postmerge.smoke.verdict.Evidence.Retry;
import io.github.postmerge.smoke.verdict.Evidence.Stopped;
import io.github.postmerge.smoke.verdict.Evidence.Unknown;
import io.github.postmerge.smoke.verdict.Policy;
import io.github.postmerge.smoke.verdict.Verdict;
import java.util.Optional;

/**
 * The conclusion of a run.
 *
 * @param policy the team's decisions; the strictest if they could not be read
 * @param error what failed and what to do about it, if there is no result
 * @param facts the results of its steps, also if a later step failed
 */
record RunConclusion(Evidence evidence, Policy policy, Optional<String> error, StepResults facts) {

  static RunConclusion of(Evidence evidence, Policy policy, StepResults facts) {
    return new RunConclusion(evidence, policy, Optional.empty(), facts);
  }

  static RunConclusion unknown(Retry retry, String error, Policy policy, StepResults facts) {
    return new RunConclusion(new Unknown(retry), policy, Optional.of(error), facts);
  }

  RunConclusion withoutFiles() {
    return new RunConclusion(evidence, policy, error, facts.withoutFiles());
  }

  RunConclusion stopped() {
    return of(new Stopped(), policy, facts);
  }

  Verdict verdict() {
    return Verdict.of(evidence, policy);
  }
}
