package io.github.postmerge.smoke.blame;

/**
 * The results of one commit's reruns.
 *
 * @param failed runs that failed
 * @param passed runs that passed
 */
public record Tally(int failed, int passed) {

  static final Tally NONE = new Tally(0, 0);

  Tally and(Outcome outcome) {
    return switch (outcome) {
      case FAILED -> new Tally(failed + 1, passed);
      case PASSED -> new Tally(failed, passed + 1);
    };
  }

  Tally and(Tally other) {
    return new Tally(failed + other.failed, passed + other.passed);
  }

  /** All runs. */
  public int runs() {
    return failed + passed;
  }
}
