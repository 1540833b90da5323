package io.github.postmerge.smoke.process;

/** How a process came to its end. */
public sealed interface Ending {

  /**
   * It ended by itself, in time.
   *
   * @param code 0 to 255; 128+n where signal n killed it
   */
  record Exited(int code) implements Ending {}

  /** It was still running at the deadline and was killed. */
  record TimedOut() implements Ending {}

  /** The run was told to stop, and the process with it. */
  record Aborted() implements Ending {}

  /**
   * It could not be launched.
   *
   * @param why what stood in the way, with the program in quotes
   */
  record NotStarted(String why) implements Ending {}
}
