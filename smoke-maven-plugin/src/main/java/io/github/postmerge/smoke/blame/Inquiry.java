package io.github.postmerge.smoke.blame;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The question of who broke it, as far as it is answered.
 *
 * @param known which commit is known to have passed before
 * @param assumed how often good commits fail and broken ones pass
 * @param counts what was seen so far
 * @param order in which order it was seen
 */
public record Inquiry(KnownGood known, AssumedRates assumed, Counts counts, RunOrder order) {

  /** The name of the method, with its version; its figures are in the documentation. */
  public static final String METHOD = "beta-bernoulli-two-sided/1";

  /** The name of the method where a history tells something of the rates. */
  public static final String METHOD_WITH_HISTORY = "beta-bernoulli-two-sided/2";

  /** Runs after which it is given up: two smokes that err so often are not told apart cheaply. */
  public static final int MOST_RUNS = 20;

  /** How many runs settle a plain case. */
  public static final String USUAL_RUNS = "4 to 10";

  /** How probable a hypothesis must be to be called a conclusion. */
  static final double ENOUGH = 0.985;

  /** Differences in expected doubt below it are rounding. */
  private static final double NOTICEABLE = 1e-9;

  /** Nothing was run again yet, and there is no history. */
  public static Inquiry into(KnownGood known) {
    return into(known, KnownRates.NONE);
  }

  /** Nothing was run again yet. */
  public static Inquiry into(KnownGood known, KnownRates rates) {
    return new Inquiry(known, AssumedRates.of(rates), Counts.NONE, RunOrder.NONE);
  }

  /** The name of the method for what is known of the rates. */
  public static String method(KnownRates rates) {
    return rates.equals(KnownRates.NONE) ? METHOD : METHOD_WITH_HISTORY;
  }

  /** Which commit to run next; empty where it is settled, or not worth another run. */
  public Optional<Role> next() {
    if (conclusion() != Conclusion.INCONCLUSIVE || counts.runs() >= MOST_RUNS) {
      return Optional.empty();
    }
    Posterior posterior = openQuestion();
    if (posterior.isEnoughFor(posterior.leader()) && order.allows(Role.MERGE)) {
      return Optional.of(Role.MERGE);
    }
    return candidates(posterior.leader())
        .min(
            Comparator.<Role>comparingLong(r -> Math.round(posterior.doubtAfter(r) / NOTICEABLE))
                .thenComparingInt(role -> counts.of(role).runs()));
  }

  /** What is known after another run. */
  public Inquiry after(Role role, Outcome outcome) {
    return new Inquiry(known, assumed, counts.and(role, outcome), order.and(role, outcome, counts));
  }

  /** What is settled; {@code INCONCLUSIVE} where nothing is. */
  public Conclusion conclusion() {
    Posterior posterior = posterior(assumed.likely());
    Hypothesis leader = posterior.leader();
    return posterior.isEnoughFor(leader) && mayBeSaid(leader)
        ? leader.conclusion()
        : Conclusion.INCONCLUSIVE;
  }

  /** What is most probable, settled or not. */
  public Conclusion leaning() {
    return posterior(assumed.likely()).leader().conclusion();
  }

  /** How probable that is. */
  public double confidence() {
    Posterior posterior = posterior(assumed.likely());
    return posterior.of(posterior.leader());
  }

  /** How often a commit was run again, and how it went. */
  public Tally tally(Role role) {
    return counts.of(role);
  }

  /** With a history few runs are enough, so blame must not rest on its rates, or on one moment. */
  private boolean mayBeSaid(Hypothesis leader) {
    return leader != Hypothesis.REGRESSION
        || !assumed.areFromHistory()
        || (order.mergeFailedAgain() && posterior(assumed.doubled()).isEnoughFor(leader));
  }

  /** What is asked of the next run: who it is; or, once that is known, if it holds. */
  private Posterior openQuestion() {
    Posterior posterior = posterior(assumed.likely());
    return posterior.isEnoughFor(posterior.leader()) ? posterior(assumed.doubled()) : posterior;
  }

  /** The commit known good has nothing to say until both others seem broken. */
  private Stream<Role> candidates(Hypothesis leader) {
    boolean bothSeemBroken = leader.breaks(Role.BEFORE);
    boolean asksKnownGood = known == KnownGood.ANOTHER && bothSeemBroken;
    return Stream.of(Role.values())
        .filter(role -> role != Role.LAST_GOOD || asksKnownGood)
        .filter(order::allows);
  }

  private Posterior posterior(Rates rates) {
    return new Posterior(known, rates, counts);
  }
}
