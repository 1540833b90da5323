package io.github.postmerge.smoke.health;

import java.nio.file.Path;
import java.util.List;

/** How it ended. */
public sealed interface HealthOutcome {

  /**
   * Main's health is known and written down.
   *
   * @param isGood whether the build succeeds
   * @param headline one sentence with the state in front
   * @param lines what a person wants to know, one fact each
   * @param directory where the files are
   */
  record Known(MainState state, boolean isGood, String headline, List<String> lines, Path directory)
      implements HealthOutcome {

    /** Copies the list. */
    public Known {
      lines = List.copyOf(lines);
    }
  }

  /**
   * It could not be found out.
   *
   * @param error what is wrong, and what to do
   */
  record Unknown(String error) implements HealthOutcome {}
}
