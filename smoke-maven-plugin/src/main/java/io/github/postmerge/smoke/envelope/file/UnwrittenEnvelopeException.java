package io.github.postmerge.smoke.envelope.file;

import io.github.postmerge.smoke.envelope.file.EnvelopeFile.Left;
import java.io.IOException;

/** An envelope could not be written; the cause says why. */
public final class UnwrittenEnvelopeException extends Exception {

  private static final long serialVersionUID = 1;

  private final Left left;
  private final IOException why;

  UnwrittenEnvelopeException(Left left, IOException why) {
    super(why);
    this.left = left;
    this.why = why;
  }

  /** What is at the path instead. */
  public Left left() {
    return left;
  }

  /** What the system said. */
  public IOException why() {
    return why;
  }
}
