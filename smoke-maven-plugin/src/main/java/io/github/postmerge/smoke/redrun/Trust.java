package io.github.postmerge.smoke.redrun;

/** Which command may run. */
public enum Trust {
  /** The command that the commit's tree defines. */
  COMMIT,
  /** The envelope's command. */
  ENVELOPE
}
