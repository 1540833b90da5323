package io.github.postmerge.smoke.git;

import java.time.Duration;

/**
 * What "main" is.
 *
 * @param remote name of a remote that the repository has, or a URL
 * @param branch name of the branch there, without {@code refs/heads/}
 * @param git which git talks to the remote
 * @param timeout for one whole conversation with the remote
 */
public record MainBranch(String remote, String branch, GitChoice git, Duration timeout) {

  /** The branch where the user names none. */
  public static final String USUAL_BRANCH = "main";

  /** Which git talks to the remote. */
  public enum GitChoice {
    /** The one on PATH, or the built-in one where there is none. */
    AUTO,
    /** The built-in one. */
    BUILTIN
  }
}
