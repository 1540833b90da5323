package io.github.postmerge.smoke.parameters;

/** Whether a run is reported to a CI system. */
public enum CiChoice {
  /** To the system that the environment names. */
  AUTO,
  /** To none. */
  NONE
}
