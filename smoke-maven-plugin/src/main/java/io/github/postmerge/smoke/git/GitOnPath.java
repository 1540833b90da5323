package io.github.postmerge.smoke.git;

/** The {@code git} program on PATH. It never asks a person, and runs no hook. */
public interface GitOnPath {

  /** Whether there is one. */
  boolean isThere();

  /**
   * Runs it.
   *
   * @throws InterruptedException where the run was told to stop; git and its children are killed
   */
  Answer run(GitCall call) throws InterruptedException;

  /** What came of it. */
  sealed interface Answer {

    /**
     * It did what it was asked.
     *
     * @param output what it wrote to standard output
     */
    record Done(String output) implements Answer {}

    /**
     * It could not, or there is none.
     *
     * @param code its exit code; above 255 where it was not started
     * @param why a sentence, or all that it said itself, with every secret still in it
     */
    record Failed(int code, String why) implements Answer {

      /** It was not started. */
      public static final int NOT_STARTED = 256;
    }

    /** It did not end in time; it and its children are killed. */
    record TimedOut() implements Answer {}
  }
}
