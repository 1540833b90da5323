package io.github.postmerge.smoke.blame;

/** The results so far for each commit. */
public record Counts(Tally merge, Tally before, Tally lastGood) {

  static final Counts NONE = new Counts(Tally.NONE, Tally.NONE, Tally.NONE);

  Tally of(Role role) {
    return switch (role) {
      case MERGE -> merge;
      case BEFORE -> before;
      case LAST_GOOD -> lastGood;
    };
  }

  Counts and(Role role, Outcome outcome) {
    return switch (role) {
      case MERGE -> new Counts(merge.and(outcome), before, lastGood);
      case BEFORE -> new Counts(merge, before.and(outcome), lastGood);
      case LAST_GOOD -> new Counts(merge, before, lastGood.and(outcome));
    };
  }

  int runs() {
    return merge.runs() + before.runs() + lastGood.runs();
  }
}
