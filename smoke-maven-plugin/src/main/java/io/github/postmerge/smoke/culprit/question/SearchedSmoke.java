package io.github.postmerge.smoke.culprit.question;

import io.github.postmerge.smoke.run.SmokeSpec;
import java.util.Optional;
import java.util.Set;

/**
 * What each probe runs.
 *
 * @param spec without the commit of the probe
 * @param failure why the red run did not pass; empty if not known
 */
public record SearchedSmoke(SmokeSpec spec, Optional<String> failure, Set<Integer> errorExitCodes) {

  /** Copies the set. */
  public SearchedSmoke {
    errorExitCodes = Set.copyOf(errorExitCodes);
  }
}
