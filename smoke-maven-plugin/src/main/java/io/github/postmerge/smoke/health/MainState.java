package io.github.postmerge.smoke.health;

/** What is known of main at its head. */
public enum MainState {
  /** The newest verdict of each required smoke is green, and is that of main's head. */
  GREEN,
  /** The newest verdict of a required smoke is red. */
  RED,
  /** Neither is known. */
  UNKNOWN
}
