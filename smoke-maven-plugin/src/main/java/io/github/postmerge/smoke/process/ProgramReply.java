package io.github.postmerge.smoke.process;

/** The result of a program call. */
public sealed interface ProgramReply {

  /**
   * It ended in time.
   *
   * @param code its exit code
   * @param stdout its output, read as UTF-8; only the beginning and the end of a very long one
   * @param stderr the same for standard error
   */
  record Answered(int code, String stdout, String stderr) implements ProgramReply {}

  /**
   * The program is missing or cannot be executed.
   *
   * @param why the problem and what to do about it
   */
  record Unavailable(String why) implements ProgramReply {}

  /** It did not end in time, or the thread was interrupted; it has been killed. */
  record Unanswered() implements ProgramReply {}
}
