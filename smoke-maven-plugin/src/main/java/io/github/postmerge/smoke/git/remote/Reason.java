package io.github.postmerge.smoke.git.remote;

import org.jspecify.annotations.Nullable;

/** The reason of a failure, without a full stop. */
final class Reason {

  private Reason() {}

  /** The message of the innermost cause, or its class name if it has no message. */
  static String of(Throwable failure) {
    String reason = message(failure);
    for (@Nullable Throwable t = failure.getCause(); t != null; t = t.getCause()) {
      reason = message(t);
    }
    return reason.endsWith(".") ? reason.substring(0, reason.length() - 1) : reason;
  }

  private static String message(Throwable failure) {
    return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
  }
}
