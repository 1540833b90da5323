package io.github.postmerge.smoke.blame;

/** How one rerun ended. */
public enum ProbeStatus {
  /** Exit code 0, in time. */
  PASS,
  /** Another exit code. */
  FAIL,
  /** It exceeded the smoke's time limit. */
  TIMEOUT,
  /** The budget ended, or the run was told to stop; it is not counted. */
  CUT,
  /** The command cannot be run at this commit, or did not end cleanly; it is not counted. */
  NOT_RUN
}
