package io.github.postmerge.smoke.process;

import java.io.IOException;

/** The system does not let a tier work; the next one has to hold the tree. */
final class TierRefused extends IOException {

  private static final long serialVersionUID = 1L;

  TierRefused(String why) {
    super(why);
  }

  TierRefused(String why, Throwable cause) {
    super(why, cause);
  }
}
