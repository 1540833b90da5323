package io.github.postmerge.smoke.parameters;

/** Whether a CI system's pages are told of a run. */
public enum CiChoice {
  /** The system that the environment names. */
  AUTO,
  /** None. */
  NONE
}
