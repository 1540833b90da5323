package io.github.postmerge.smoke.replay;

import java.util.Map;
import java.util.Optional;

/** Whether this run of the suite stores the received files as the new goldens. */
enum Approval {
  /** Goldens are compared. */
  NONE,
  /** Goldens are replaced. */
  ALL;

  static final String PROPERTY = "replay.update";

  /** CI never writes a golden, because a person must read it first. */
  static Approval asked(Optional<String> asked, Map<String, String> environment) {
    if (asked.isEmpty() || asked.get().equals("false")) {
      return NONE;
    }
    if (!environment.getOrDefault("CI", "").isEmpty()) {
      throw new IllegalStateException(
          "-D" + PROPERTY + " is refused where CI is set. Approve goldens on your own machine.");
    }
    return ALL;
  }
}
