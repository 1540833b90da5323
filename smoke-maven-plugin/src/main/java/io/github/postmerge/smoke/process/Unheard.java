package io.github.postmerge.smoke.process;

import java.nio.ByteBuffer;
import java.time.Duration;

/** For a command that nobody listens to while it runs; what it says is kept all the same. */
public enum Unheard implements OutputListener {
  /** There is nothing to tell two of them apart. */
  LISTENER;

  @Override
  public void output(Stream stream, ByteBuffer piece) {
    // Unheard.
  }

  @Override
  public void silence(Duration remaining) {
    // Unheard.
  }
}
