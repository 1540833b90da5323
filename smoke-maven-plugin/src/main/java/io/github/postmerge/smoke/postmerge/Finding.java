package io.github.postmerge.smoke.postmerge;

import io.github.postmerge.smoke.verdict.Evidence;
import io.github.postmerge.smoke.verdict.Evidence.Retry;
import io.github.postmerge.smoke.verdict.Evidence.Stopped;
import io.github.postmerge.smoke.verdict.Evidence.Unknown;
import io.github.postmerge.smoke.verdict.Policy;
import io.github.postmerge.smoke.verdict.Verdict;
import java.util.Optional;

/**
 * What following the line came to.
 *
 * @param policy the team's; the strictest where it could not be read
 * @param error what is wrong and what to do about it, where nothing could be found out
 */
record Finding(Evidence evidence, Policy policy, Optional<String> error) {

  static Finding unknown(Policy policy, Retry retry, String error) {
    return new Finding(new Unknown(retry), policy, Optional.of(error));
  }

  static Finding stopped(Policy policy) {
    return new Finding(new Stopped(), policy, Optional.empty());
  }

  Verdict verdict() {
    return Verdict.of(evidence, policy);
  }
}
