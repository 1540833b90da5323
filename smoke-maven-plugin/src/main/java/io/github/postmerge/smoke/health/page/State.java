package io.github.postmerge.smoke.health.page;

/** What is known of main at its head. */
public enum State {
  /** Each required smoke is green there. */
  GREEN("green"),
  /** The newest verdict of a required smoke is red. */
  RED("red"),
  /** There is no verdict to tell by. */
  UNKNOWN("unknown");

  private final String word;

  State(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }
}
