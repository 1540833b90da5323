package io.github.postmerge.smoke.culprit.question;

import io.github.postmerge.smoke.verdict.Status;
import java.util.Optional;

/**
 * The failure whose cause is searched.
 *
 * @param status {@code FAIL} or {@code TIMEOUT}
 * @param signature empty if no red run is known
 * @param reason why the red run did not pass; empty if not known
 */
public record WantedFailure(Status status, Optional<String> signature, Optional<String> reason) {

  public static final WantedFailure UNKNOWN =
      new WantedFailure(Status.FAIL, Optional.empty(), Optional.empty());
}
