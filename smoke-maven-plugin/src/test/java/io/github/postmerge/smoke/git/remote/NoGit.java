package io.github.postmerge.smoke.git.remote;

import io.github.postmerge.smoke.git.GitCall;
import io.github.postmerge.smoke.git.GitOnPath;

/** A PATH without git. */
public enum NoGit implements GitOnPath {
  /** The only one. */
  HERE;

  @Override
  public boolean isThere() {
    return false;
  }

  @Override
  public Answer run(GitCall call) {
    return new Answer.Failed(Answer.Failed.NOT_STARTED, "program \"git\" was not found on PATH");
  }
}
