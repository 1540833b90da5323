package io.github.postmerge.smoke.replay;

import java.util.Map;

/** Whether this run of the suite stores what it receives as the new goldens. */
enum Approval {
  /** Goldens are compared. */
  NONE,
  /** Goldens are replaced. */
  ALL;

  static final String PROPERTY = "replay.update";

  /** CI never writes a golden: there is nobody there to read it first. */
  static Approval asked(Map<String, String> environment) {
    String asked = System.getProperty(PROPERTY);
    if (asked == null || asked.equals("false")) {
      return NONE;
    }
    if (!environment.getOrDefault("CI", "").isEmpty()) {
      throw new IllegalStateException(
          "-D" + PROPERTY + " is refused where CI is set. Approve goldens on your own machine.");
    }
    return ALL;
  }
}
