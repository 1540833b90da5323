package io.github.postmerge.smoke.process;

/** How a run of a command ended. */
public sealed interface Ending {

  /**
   * It ended by itself within its time limit.
   *
   * @param code 0 to 255; 128+n if signal n killed it
   */
  record Exited(int code) implements Ending {}

  /** It exceeded its time limit and was killed. */
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
