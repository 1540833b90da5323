package io.github.postmerge.smoke.blame;

import org.jspecify.annotations.Nullable;

/**
 * The order in which the commits were run.
 *
 * @param last the commit that was run last; null before the first
 * @param inARow how often it was run without another in between
 * @param mergeFailedAgain whether the merge failed after the commit before it had passed
 */
record RunOrder(@Nullable Role last, int inARow, boolean mergeFailedAgain) {

  static final RunOrder NONE = new RunOrder(null, 0, false);

  /** Limited, because a change over time must not be mistaken for a difference between commits. */
  private static final int MOST_IN_A_ROW = 2;

  /** The order after another run; {@code counts} has the runs before it. */
  RunOrder and(Role role, Outcome outcome, Counts counts) {
    boolean failsAgain =
        role == Role.MERGE && outcome == Outcome.FAILED && counts.before().passed() > 0;
    return new RunOrder(role, role == last ? inARow + 1 : 1, mergeFailedAgain || failsAgain);
  }

  boolean allows(Role role) {
    return role != last || inARow < MOST_IN_A_ROW;
  }
}
