package io.github.postmerge.smoke.process;

import java.time.Duration;

/** Listens to nothing. */
enum Deaf implements OutputListener {
  /** There is nothing to tell two of them apart. */
  LISTENER;

  @Override
  public void output(Stream stream, byte[] buffer, int offset, int length) {
    // Deaf.
  }

  @Override
  public void silence(Duration remaining) {
    // Deaf.
  }
}
