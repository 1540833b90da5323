package io.github.postmerge.smoke.git;

import java.time.Duration;

/**
 * The branch that counts as main.
 *
 * @param remote name of a configured remote, or a URL
 * @param branch name of the branch on the remote, without {@code refs/heads/}
 * @param git which git talks to the remote
 * @param timeout limit for one whole conversation with the remote
 */
public record MainBranch(String remote, String branch, GitChoice git, Duration timeout) {

  /** The default branch name. */
  public static final String USUAL_BRANCH = "main";

  /** Which git talks to the remote. */
  public enum GitChoice {
    /** The one on PATH, if any, or else the built-in one. */
    AUTO,
    /** The built-in one. */
    BUILTIN
  }
}
