package io.github.postmerge.smoke.process;

import java.nio.ByteBuffer;
import java.time.Duration;

/** Receives a command's output while it runs. */
public interface OutputListener {

  /** Ignores everything; the output is still captured. */
  OutputListener NONE =
      new OutputListener() {
        @Override
        public void output(Stream stream, ByteBuffer piece) {}

        @Override
        public void silence(Duration remaining) {}
      };

  /** Which of the two streams bytes came from. */
  enum Stream {
    /** Standard output. */
    STDOUT,
    /** Standard error. */
    STDERR
  }

  /**
   * Takes a piece of output just read: what remains in the buffer, which is reused after the call.
   *
   * <p>Called from one thread a stream. What it throws is not allowed to disturb the run.
   */
  void output(Stream stream, ByteBuffer piece);

  /**
   * Nothing was written for another 30 seconds.
   *
   * @param remaining time left until the deadline
   */
  void silence(Duration remaining);
}
