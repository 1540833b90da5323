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

  /** The stream that the bytes came from. */
  enum Stream {
    /** Standard output. */
    STDOUT,
    /** Standard error. */
    STDERR
  }

  /**
   * Receives the bytes just read: those remaining in the buffer, which is reused after the call.
   *
   * <p>Each stream has its own thread. Exceptions are ignored.
   */
  void output(Stream stream, ByteBuffer piece);

  /**
   * Called after each 30 seconds without output.
   *
   * @param remaining time left until the deadline
   */
  void silence(Duration remaining);
}
