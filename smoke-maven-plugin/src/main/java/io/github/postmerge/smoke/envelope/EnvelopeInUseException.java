package io.github.postmerge.smoke.envelope;

/** Another run writes the same envelope; the message names it. */
public final class EnvelopeInUseException extends Exception {

  private static final long serialVersionUID = 1;

  EnvelopeInUseException(String message) {
    super(message);
  }
}
