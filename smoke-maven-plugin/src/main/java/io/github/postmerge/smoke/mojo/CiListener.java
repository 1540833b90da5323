package io.github.postmerge.smoke.mojo;

import io.github.postmerge.smoke.ci.CiReports;
import io.github.postmerge.smoke.run.RunListener;
import java.time.Duration;

/** Folds the smoke's output for a CI system, and makes CI commands in it inert. */
final class CiListener implements RunListener {

  private final Console console;
  private final RunListener shown;
  private final CiReports ci;
  private boolean isOutputOpen;

  CiListener(Console console, CiReports ci) {
    this.console = console;
    this.shown = new ConsoleListener(console);
    this.ci = ci;
  }

  @Override
  public void step(Step step, String detail) {
    closeOutput();
    shown.step(step, detail);
    if (step == Step.SMOKE && console.log().isInfoEnabled()) {
      ci.openOutput();
      isOutputOpen = true;
    }
  }

  @Override
  public void output(String line) {
    ci.shown(line).forEach(shown::output);
  }

  @Override
  public void silence(Duration remaining) {
    shown.silence(remaining);
  }

  @Override
  public void warning(String message) {
    closeOutput();
    shown.warning(message);
  }

  /** Ends the fold, before a line that is not the smoke's output. */
  void closeOutput() {
    if (isOutputOpen) {
      isOutputOpen = false;
      ci.closeOutput();
    }
  }
}
