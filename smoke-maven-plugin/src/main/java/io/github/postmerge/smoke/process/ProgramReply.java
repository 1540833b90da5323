package io.github.postmerge.smoke.process;

/** What came of asking a small program. */
public sealed interface ProgramReply {

  /**
   * It ended in time.
   *
   * @param code its exit code
   * @param stdout what it wrote, read as UTF-8; of a very long text the beginning and the end
   * @param stderr the same for standard error
   */
  record Answered(int code, String stdout, String stderr) implements ProgramReply {}

  /**
   * There is no such program here, or it cannot be executed.
   *
   * @param why what stands in the way and what to do about it
   */
  record Unavailable(String why) implements ProgramReply {}

  /** It did not end in time, or we were told to stop; it has been killed. */
  record Unanswered() implements ProgramReply {}
}
