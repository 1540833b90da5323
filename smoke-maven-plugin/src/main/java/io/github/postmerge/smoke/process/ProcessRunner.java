package io.github.postmerge.smoke.process;

import java.io.IOException;

/** Runs a command and kills all processes that it leaves. */
public interface ProcessRunner {

  /**
   * Runs the command to its end.
   *
   * <p>When the calling thread is interrupted, the tree is killed, the outcome is {@link
   * Ending.Aborted} and the thread's interrupt flag is set again.
   *
   * @throws IOException if the system fails; a program that cannot be launched is {@link
   *     Ending.NotStarted}
   */
  ProcessOutcome run(ProcessSpec spec, OutputListener listener) throws IOException;
}
