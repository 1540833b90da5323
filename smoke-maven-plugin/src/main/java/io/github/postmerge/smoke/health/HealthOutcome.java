package io.github.postmerge.smoke.health;

import java.nio.file.Path;
import java.util.List;

/** The outcome of the goal {@code health}. */
public sealed interface HealthOutcome {

  /**
   * Main's health was determined and written.
   *
   * @param isGood whether the build succeeds
   * @param headline one sentence that begins with the state
   * @param lines facts for a person, one each
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
   * Main's health could not be determined.
   *
   * @param error what is wrong, and what to do
   */
  record Unknown(String error) implements HealthOutcome {}
}
