package io.github.postmerge.smoke.git;

/** The {@code git} program on PATH. It never prompts, and runs no hook. */
public interface GitOnPath {

  /** Whether git is on PATH. */
  boolean isThere();

  /**
   * Runs it.
   *
   * @throws InterruptedException if the thread is interrupted; git and its children are killed
   */
  Answer run(GitCall call) throws InterruptedException;

  /** The result of a call. */
  sealed interface Answer {

    /**
     * Git succeeded.
     *
     * @param output its standard output
     */
    record Done(String output) implements Answer {}

    /**
     * Git failed, or is not on PATH.
     *
     * @param code its exit code; {@link #NOT_STARTED} if it was not started
     * @param why a sentence, or git's own output with its secrets unmasked
     */
    record Failed(int code, String why) implements Answer {

      /** Larger than any exit code. */
      public static final int NOT_STARTED = 256;
    }

    /** Git exceeded its time limit; it and its children were killed. */
    record TimedOut() implements Answer {}
  }
}
