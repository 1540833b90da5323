package io.github.postmerge.smoke.redrun;

/** Whose command may run. */
public enum Trust {
  /** The commit's own, as its tree gives it. */
  COMMIT,
  /** The envelope's, whatever it says. */
  ENVELOPE
}
