package io.github.postmerge.smoke.git;

import java.nio.file.Path;
import java.util.List;

/** The {@code git} program, for the little that only it does as it does it. */
@FunctionalInterface
public interface GitOnPath {

  /**
   * Runs it; it never asks a person.
   *
   * @param folder where to run it
   * @param arguments all that follow {@code git}
   */
  Answer run(Path folder, List<String> arguments);

  /** What came of it. */
  sealed interface Answer {

    /** It did what it was asked. */
    record Done() implements Answer {}

    /**
     * It could not, or there is none.
     *
     * @param why a sentence, or what it said itself
     */
    record Failed(String why) implements Answer {}
  }
}
