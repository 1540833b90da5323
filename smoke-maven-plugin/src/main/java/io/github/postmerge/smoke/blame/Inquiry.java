package io.github.postmerge.smoke.blame;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The question of who broke it, as far as it is answered.
 *
 * @param known which commit is known to have passed before
 * @param counts what was seen so far
 * @param last which commit was run last; null before the first
 * @param inARow how often it was run without another between
 */
public record Inquiry(KnownGood known, Counts counts, @Nullable Role last, int inARow) {

  /** The name of the method, with its version; its figures are in the documentation. */
  public static final String METHOD = "beta-bernoulli-two-sided/1";

  /** Runs after which it is given up: two smokes that err so often are not told apart cheaply. */
  public static final int MOST_RUNS = 20;

  /** How many runs settle a plain case. */
  public static final String USUAL_RUNS = "4 to 10";

  /** How probable a hypothesis must be to be called a conclusion. */
  static final double ENOUGH = 0.985;

  /** What changes with time, such as a service that comes back, must not pass for a difference. */
  private static final int MOST_IN_A_ROW = 2;

  /** Differences in expected doubt below it are rounding. */
  private static final double NOTICEABLE = 1e-9;

  /** Nothing was run again yet. */
  public static Inquiry into(KnownGood known) {
    return new Inquiry(known, Counts.NONE, null, 0);
  }

  /** Which commit to run next; empty where it is settled, or not worth another run. */
  public Optional<Role> next() {
    if (conclusion() != Conclusion.INCONCLUSIVE || counts.runs() >= MOST_RUNS) {
      return Optional.empty();
    }
    Posterior posterior = posterior();
    return candidates(posterior.leader())
        .min(
            Comparator.<Role>comparingLong(r -> Math.round(posterior.doubtAfter(r) / NOTICEABLE))
                .thenComparingInt(role -> counts.of(role).runs()));
  }

  /** What is known after another run. */
  public Inquiry after(Role role, Outcome outcome) {
    return new Inquiry(known, counts.and(role, outcome), role, role == last ? inARow + 1 : 1);
  }

  /** What is settled; {@code INCONCLUSIVE} where nothing is. */
  public Conclusion conclusion() {
    return confidence() >= ENOUGH ? leaning() : Conclusion.INCONCLUSIVE;
  }

  /** What is most probable, settled or not. */
  public Conclusion leaning() {
    return posterior().leader().conclusion();
  }

  /** How probable that is. */
  public double confidence() {
    Posterior posterior = posterior();
    return posterior.of(posterior.leader());
  }

  /** How often a commit was run again, and how it went. */
  public Tally tally(Role role) {
    return counts.of(role);
  }

  /** The commit known good has nothing to say until both others seem broken. */
  private Stream<Role> candidates(Hypothesis leader) {
    boolean bothSeemBroken = leader.breaks(Role.BEFORE);
    boolean asksKnownGood = known == KnownGood.ANOTHER && bothSeemBroken;
    return Stream.of(Role.values())
        .filter(role -> role != Role.LAST_GOOD || asksKnownGood)
        .filter(role -> role != last || inARow < MOST_IN_A_ROW);
  }

  private Posterior posterior() {
    return new Posterior(known, counts);
  }
}
