package io.github.postmerge.smoke.health.page;

/** The state of main at its head. */
public enum State {
  /** Each required smoke is green at main's head. */
  GREEN("green"),
  /** The newest verdict of a required smoke is red. */
  RED("red"),
  /** Neither green nor red is known. */
  UNKNOWN("unknown");

  private final String word;

  State(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }
}
