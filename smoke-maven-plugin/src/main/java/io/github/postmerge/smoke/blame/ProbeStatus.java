package io.github.postmerge.smoke.blame;

/** How one rerun ended. */
public enum ProbeStatus {
  /** Exit code 0, in time. */
  PASS,
  /** Another exit code. */
  FAIL,
  /** It overran the smoke's own deadline. */
  TIMEOUT,
  /** The budget ended, or the run was told to stop; it counts for nothing. */
  CUT,
  /** The command cannot be run at this commit, or did not end cleanly; it counts for nothing. */
  NOT_RUN
}
