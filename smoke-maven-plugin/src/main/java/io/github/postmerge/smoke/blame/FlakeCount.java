package io.github.postmerge.smoke.blame;

/**
 * The number of flakes among a smoke's first trials.
 *
 * @param trials the trials counted
 * @param flakes those of them that were flakes
 */
record FlakeCount(int trials, int flakes) {

  static final FlakeCount NONE = new FlakeCount(0, 0);

  FlakeCount and(boolean flaky) {
    return new FlakeCount(trials + 1, flakes + (flaky ? 1 : 0));
  }

  /**
   * Positive if flakes are more frequent after this count than before it, negative if less
   * frequent.
   */
  long increase(FlakeCount earlier, FlakeCount later) {
    return (long) (later.flakes - flakes) * (trials - earlier.trials)
        - (long) (flakes - earlier.flakes) * (later.trials - trials);
  }
}
