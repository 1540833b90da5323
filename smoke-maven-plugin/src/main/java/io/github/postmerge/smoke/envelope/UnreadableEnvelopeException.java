package io.github.postmerge.smoke.envelope;

/** A file is no envelope that this version reads; the message says why and what to do. */
public final class UnreadableEnvelopeException extends Exception {

  private static final long serialVersionUID = 1;

  UnreadableEnvelopeException(String message) {
    super(message);
  }
}
