package io.github.postmerge.smoke.process;

import java.time.Duration;

/** Follows a command's output while it runs. */
public interface OutputListener {

  /** Which of the two streams bytes came from. */
  enum Stream {
    /** Standard output. */
    STDOUT,
    /** Standard error. */
    STDERR
  }

  /**
   * Takes a piece of output just read; the buffer is reused after the call.
   *
   * <p>Called from one thread a stream. What it throws is not allowed to disturb the run.
   */
  void output(Stream stream, byte[] buffer, int offset, int length);

  /**
   * Nothing was written for another 30 seconds.
   *
   * @param remaining time left until the deadline
   */
  void silence(Duration remaining);
}
