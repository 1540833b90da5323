package io.github.postmerge.smoke.process;

/** How a run of a command ended. */
public sealed interface Ending {

  /**
   * It ended by itself before the deadline.
   *
   * @param code 0 to 255; 128+n if signal n killed it
   */
  record Exited(int code) implements Ending {}

  /** It was still running at the deadline and was killed. */
  record TimedOut() implements Ending {}

  /** The run was interrupted, and the process was killed. */
  record Aborted() implements Ending {}

  /**
   * It could not be launched.
   *
   * @param why the problem, with the program in quotes
   */
  record NotStarted(String why) implements Ending {}
}
