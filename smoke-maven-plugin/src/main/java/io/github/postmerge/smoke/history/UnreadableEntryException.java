package io.github.postmerge.smoke.history;

import java.io.IOException;

/** A file is not one that a run has added. */
final class UnreadableEntryException extends IOException {

  private static final long serialVersionUID = 1;

  UnreadableEntryException(String why) {
    super(why);
  }
}
