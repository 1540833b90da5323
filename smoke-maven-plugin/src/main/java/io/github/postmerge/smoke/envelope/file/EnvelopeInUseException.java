package io.github.postmerge.smoke.envelope.file;

/** Another run writes the same envelope; the message names it. */
public final class EnvelopeInUseException extends Exception {

  private static final long serialVersionUID = 1;

  private final String holder;

  EnvelopeInUseException(String message, String holder) {
    super(message);
    this.holder = holder;
  }

  /** Which process writes it, and since when. */
  public String holder() {
    return holder;
  }
}
