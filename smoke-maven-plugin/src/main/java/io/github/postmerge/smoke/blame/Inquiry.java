package io.github.postmerge.smoke.blame;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The state of a diagnosis: which commit broke the smoke, from the reruns so far.
 *
 * @param known which commit is known to have passed before
 * @param assumed how often good commits fail and broken ones pass
 * @param counts the results so far
 * @param order the order of the runs
 */
public record Inquiry(KnownGood known, AssumedRates assumed, Counts counts, RunOrder order) {

  /** The name of the method, with its version; its figures are in the documentation. */
  public static final String METHOD = "beta-bernoulli-two-sided/1";

  /** The name of the method if the rates are known from a history. */
  public static final String METHOD_WITH_HISTORY = "beta-bernoulli-two-sided/2";

  /** The number of runs after which the diagnosis gives up: further ones would hardly settle it. */
  public static final int MOST_RUNS = 20;

  /** The number of runs that settle a simple case. */
  public static final String USUAL_RUNS = "4 to 10";

  /** The least probability of a hypothesis for a conclusion. */
  static final double ENOUGH = 0.985;

  /** Smaller differences in expected doubt are rounding errors. */
  private static final double NOTICEABLE = 1e-9;

  /** A diagnosis without reruns and without a history. */
  public static Inquiry into(KnownGood known) {
    return into(known, KnownRates.NONE);
  }

  /** A diagnosis without reruns. */
  public static Inquiry into(KnownGood known, KnownRates rates) {
    return new Inquiry(known, AssumedRates.of(rates), Counts.NONE, RunOrder.NONE);
  }

  /** The name of the method for these rates. */
  public static String method(KnownRates rates) {
    return rates.equals(KnownRates.NONE) ? METHOD : METHOD_WITH_HISTORY;
  }

  /** The commit to run next; empty if it is settled or not worth another run. */
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

  /** The state after another run. */
  public Inquiry after(Role role, Outcome outcome) {
    return new Inquiry(known, assumed, counts.and(role, outcome), order.and(role, outcome, counts));
  }

  /** The conclusion; {@code INCONCLUSIVE} if nothing is settled. */
  public Conclusion conclusion() {
    Posterior posterior = posterior(assumed.likely());
    Hypothesis leader = posterior.leader();
    return posterior.isEnoughFor(leader) && isAllowed(leader)
        ? leader.conclusion()
        : Conclusion.INCONCLUSIVE;
  }

  /** The most probable conclusion, settled or not. */
  public Conclusion leaning() {
    return posterior(assumed.likely()).leader().conclusion();
  }

  /** The probability of the most probable conclusion. */
  public double confidence() {
    Posterior posterior = posterior(assumed.likely());
    return posterior.of(posterior.leader());
  }

  /** The results of a commit's reruns. */
  public Tally tally(Role role) {
    return counts.of(role);
  }

  /**
   * With a history few runs are enough, so a merge is blamed only if that holds with doubled rates
   * too, and if it failed again after the commit before it had passed.
   */
  private boolean isAllowed(Hypothesis leader) {
    return leader != Hypothesis.REGRESSION
        || !assumed.areFromHistory()
        || (order.mergeFailedAgain() && posterior(assumed.doubled()).isEnoughFor(leader));
  }

  /** The posterior that the next run should settle: first the likely rates', then the doubled. */
  private Posterior openQuestion() {
    Posterior posterior = posterior(assumed.likely());
    return posterior.isEnoughFor(posterior.leader()) ? posterior(assumed.doubled()) : posterior;
  }

  /** The known good commit is not run until both others seem broken. */
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
