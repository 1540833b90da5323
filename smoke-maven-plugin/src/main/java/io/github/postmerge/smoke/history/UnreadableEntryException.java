package io.github.postmerge.smoke.history;

import java.io.IOException;

/** A file is not an entry as Smoke writes it. */
final class UnreadableEntryException extends IOException {

  private static final long serialVersionUID = 1;

  UnreadableEntryException(String why) {
    super(why);
  }
}
