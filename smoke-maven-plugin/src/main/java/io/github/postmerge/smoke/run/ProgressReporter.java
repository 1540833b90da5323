package io.github.postmerge.smoke.run;

import io.github.postmerge.smoke.masking.Masker;
import io.github.postmerge.smoke.run.RunListener.Step;

/** Reports progress to a listener, masked. */
public final class ProgressReporter {

  private final RunListener listener;
  private final Masker masker;

  /** Masks each message before the listener gets it. */
  public ProgressReporter(RunListener listener, Masker masker) {
    this.listener = listener;
    this.masker = masker;
  }

  RunListener listener() {
    return listener;
  }

  public Masker masker() {
    return masker;
  }

  /** A step begins or is done. */
  public void step(Step step, String detail) {
    listener.step(step, masker.mask(detail));
  }

  /** A problem that does not change the verdict. */
  public void warning(String message) {
    listener.warning(masker.mask(message));
  }
}
