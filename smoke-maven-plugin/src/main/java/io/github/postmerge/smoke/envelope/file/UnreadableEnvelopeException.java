package io.github.postmerge.smoke.envelope.file;

/** A file is not an envelope that this version can read; the message says why and what to do. */
public final class UnreadableEnvelopeException extends Exception {

  private static final long serialVersionUID = 1;

  private final String problem;

  UnreadableEnvelopeException(String message, String problem) {
    super(message);
    this.problem = problem;
  }

  /** What is wrong, for a message about a file that should be something else. */
  public String problem() {
    return problem;
  }
}
