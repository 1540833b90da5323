package io.github.postmerge.smoke.replay;

import io.github.postmerge.smoke.postmerge.RunListener;
import java.time.Duration;

/** Nobody reads along. */
final class Silence implements RunListener {

  @Override
  public void step(Step step, String detail) {}

  @Override
  public void output(String line) {}

  @Override
  public void silence(Duration remaining) {}

  @Override
  public void warning(String message) {}
}
