package io.github.postmerge.smoke.blame;

/** What may be behind a red smoke: who is broken, so that all others are good. */
enum Hypothesis {
  /** Nobody; the smoke itself fails now and then. */
  FLAKY(Conclusion.FLAKY),
  /** The merge alone. */
  REGRESSION(Conclusion.REGRESSION),
  /** What came before it already. */
  PRE_EXISTING(Conclusion.PRE_EXISTING),
  /** Everything that is run here. */
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
   * How probable it is that this is behind a red smoke, before anything is run again.
   *
   * <p>Half of it for flakiness, for where it was counted most red smokes were flaky; the rest in
   * equal parts for the merge and for what was there before it, whose part is shared where a commit
   * known good can tell the code from its surroundings.
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
