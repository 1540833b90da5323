package io.github.postmerge.smoke.postmerge;

import io.github.postmerge.smoke.verdict.Evidence;
import io.github.postmerge.smoke.verdict.Evidence.Retry;
import io.github.postmerge.smoke.verdict.Evidence.Stopped;
import io.github.postmerge.smoke.verdict.Evidence.Unknown;
import io.github.postmerge.smoke.verdict.Policy;
import io.github.postmerge.smoke.verdict.Verdict;
import java.util.Optional;

/**
 * What a run came to.
 *
 * @param policy the team's; the strictest where it could not be read
 * @param error what is wrong and what to do about it, where nothing could be found out
 * @param facts what its steps found out, also where a later one failed
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
