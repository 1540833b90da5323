package io.github.postmerge.smoke.run;

import io.github.postmerge.smoke.masking.Masker;
import io.github.postmerge.smoke.run.RunListener.Step;

/** Reports progress to a listener, masked. */
public final class ProgressReporter {

  private final RunListener listener;
  private final Masker masker;

  /** Reports to a listener what this masker leaves of it. */
  public ProgressReporter(RunListener listener, Masker masker) {
    this.listener = listener;
    this.masker = masker;
  }

  RunListener listener() {
    return listener;
  }

  /** What it masks with. */
  public Masker masker() {
    return masker;
  }

  /** A step is done, or begins. */
  public void step(Step step, String detail) {
    listener.step(step, masker.mask(detail));
  }

  /** Something is wrong that does not change the verdict. */
  public void warning(String message) {
    listener.warning(masker.mask(message));
  }
}
