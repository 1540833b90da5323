package io.github.postmerge.smoke.process;

import java.io.IOException;

/** A tier does not work on this system; the next one is used. */
final class TierUnavailableException extends IOException {

  private static final long serialVersionUID = 1L;

  TierUnavailableException(String why) {
    super(why);
  }

  TierUnavailableException(String why, Throwable cause) {
    super(why, cause);
  }
}
