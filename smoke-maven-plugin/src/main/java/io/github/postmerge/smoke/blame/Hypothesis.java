package io.github.postmerge.smoke.blame;

/** A possible cause of a red smoke: which commits are broken; all others are good. */
enum Hypothesis {
  /** No commit is broken; the smoke itself is flaky. */
  FLAKY(Conclusion.FLAKY),
  /** Only the merge is broken. */
  REGRESSION(Conclusion.REGRESSION),
  /** The commit before it is broken too. */
  PRE_EXISTING(Conclusion.PRE_EXISTING),
  /** Every commit fails here. */
  ENVIRONMENT(Conclusion.ENVIRONMENT);

  private final Conclusion conclusion;

  Hypothesis(Conclusion conclusion) {
    this.conclusion = conclusion;
  }

  Conclusion conclusion() {
    return conclusion;
  }

  boolean breaks(Role role) {
    return switch (this) {
      case FLAKY -> false;
      case REGRESSION -> role == Role.MERGE;
      case PRE_EXISTING -> role != Role.LAST_GOOD;
      case ENVIRONMENT -> true;
    };
  }

  /**
   * The prior probability of this cause of a red smoke.
   *
   * <p>Flakiness has one half, because where it was counted, most red smokes were flaky. The merge
   * and the commit before it have equal parts of the rest; if a known good commit can distinguish
   * code and environment, the latter part is shared between these two.
   */
  double prior(KnownGood known) {
    return switch (this) {
      case FLAKY -> 0.5;
      case REGRESSION -> known == KnownGood.MERGE ? 0 : 0.25;
      case PRE_EXISTING ->
          switch (known) {
            case NONE -> 0.25;
            case ANOTHER -> 0.125;
            case MERGE, BEFORE -> 0;
          };
      case ENVIRONMENT ->
          switch (known) {
            case NONE -> 0;
            case ANOTHER -> 0.125;
            case BEFORE -> 0.25;
            case MERGE -> 0.5;
          };
    };
  }
}
