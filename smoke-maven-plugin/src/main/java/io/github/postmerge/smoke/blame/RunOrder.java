package io.github.postmerge.smoke.blame;

import org.jspecify.annotations.Nullable;

/**
 * In which order the commits were run.
 *
 * @param last which commit was run last; null before the first
 * @param inARow how often it was run without another between
 * @param mergeFailedAgain whether the merge failed after the commit before it had passed
 */
record RunOrder(@Nullable Role last, int inARow, boolean mergeFailedAgain) {

  static final RunOrder NONE = new RunOrder(null, 0, false);

  /** What changes with time, such as a service that comes back, must not pass for a difference. */
  private static final int MOST_IN_A_ROW = 2;

  /** After another run; {@code counts} has those before it. */
  RunOrder and(Role role, Outcome outcome, Counts counts) {
    boolean failsAgain =
        role == Role.MERGE && outcome == Outcome.FAILED && counts.before().passed() > 0;
    return new RunOrder(role, role == last ? inARow + 1 : 1, mergeFailedAgain || failsAgain);
  }

  boolean allows(Role role) {
    return role != last || inARow < MOST_IN_A_ROW;
  }
}
