package io.github.postmerge.smoke.process;

import java.io.IOException;

/** The system does not let a tier work; the next one has to hold the tree. */
final class TierUnavailableException extends IOException {

  private static final long serialVersionUID = 1L;

  TierUnavailableException(String why) {
    super(why);
  }

  TierUnavailableException(String why, Throwable cause) {
    super(why, cause);
  }
}
