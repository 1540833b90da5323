package io.github.postmerge.smoke.health.page;

/** The kind of a cell of the grid, by verdict and cause. */
public enum Kind {
  /** The smoke passed. */
  PASS("pass", "Pass"),
  /** Red and green at the same commit, or diagnosed as flaky. */
  FLAKY("flaky", "Flaky"),
  /** Red, and reruns blame the code: this merge, or one before it. */
  REGRESSION("regression", "Regression"),
  /** Red, and even a known good commit is red on that machine. */
  ENVIRONMENT("environment", "Environment"),
  /** The smoke did not end in time. */
  TIMEOUT("timeout", "Timeout"),
  /** Red, and the cause is not known. */
  FAILED("failed", "Failed, no diagnosis"),
  /** Main had moved on, so the smoke was not run. */
  STALE("stale", "Stale"),
  /** A run without a verdict: an error, no command, or aborted. */
  NOT_RUN("not-run", "Not run"),
  /** There is no run at all. */
  UNSMOKED("unsmoked", "No run");

  private final String token;
  private final String words;

  Kind(String token, String words) {
    this.token = token;
    this.words = words;
  }

  /** The name in the page's style, script and links. */
  String token() {
    return token;
  }

  String words() {
    return words;
  }

  boolean isRed() {
    return switch (this) {
      case FLAKY, REGRESSION, ENVIRONMENT, TIMEOUT, FAILED -> true;
      case PASS, STALE, NOT_RUN, UNSMOKED -> false;
    };
  }
}
