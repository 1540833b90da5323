package io.github.postmerge.smoke.replay;

/** A case is invalid; the message says where and what to do. */
public final class IllegalCaseException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  IllegalCaseException(String message) {
    super(message);
  }

  IllegalCaseException(String message, Throwable cause) {
    super(message, cause);
  }
}
