package io.github.postmerge.smoke.health;

/** The state of main at its head. */
public enum MainState {
  /** The newest verdict of each required smoke is green and belongs to main's head. */
  GREEN,
  /** The newest verdict of a required smoke is red. */
  RED,
  /** Neither green nor red is known. */
  UNKNOWN
}
