package io.github.postmerge.smoke.envelope.file;

/** Another run is writing the same envelope; the message names its process. */
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
