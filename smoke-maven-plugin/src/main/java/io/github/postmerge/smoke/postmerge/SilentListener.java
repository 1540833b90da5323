package io.github.postmerge.smoke.postmerge;

import java.time.Duration;

/** For runs that nobody reads along with. */
public final class SilentListener implements RunListener {

  @Override
  public void step(Step step, String detail) {}

  @Override
  public void output(String line) {}

  @Override
  public void silence(Duration remaining) {}

  @Override
  public void warning(String message) {}
}
