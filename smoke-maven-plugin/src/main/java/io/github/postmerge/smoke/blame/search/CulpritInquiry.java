package io.github.postmerge.smoke.blame.search;

import io.github.postmerge.smoke.blame.Rates;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/** The state of a culprit search: which merge broke main, from the probes so far. */
public final class CulpritInquiry {

  /** The name of the method, with its version; its figures are in the documentation. */
  public static final String METHOD = "threshold-two-sided/1";

  /** The least probability of an answer for a conclusion. */
  static final double ENOUGH = 0.985;

  /** The least probability of a culprit if each stretch of failures counts once. */
  private static final double ENOUGH_WITH_OUTAGES = 0.99;

  /** The probability that a history's rates are wrong: old, or from another machine. */
  private static final double HISTORY_IS_WRONG = 0.2;

  /** The search gives up after this number of probes, and some more for long lines. */
  private static final int FEWEST_PROBES = 32;

  private static final int PROBES_A_DOUBLING = 16;

  private final Suspects suspects;
  private final Rates rates;
  private final ProbeLog log;
  private final Set<Integer> impossible;
  private final LinePosterior posterior;
  private final Answer leader;

  private CulpritInquiry(Suspects suspects, Rates rates, ProbeLog log, Set<Integer> impossible) {
    this.suspects = suspects;
    this.rates = rates;
    this.log = log;
    this.impossible = impossible;
    this.posterior = LinePosterior.of(suspects, rates, log.counts());
    this.leader = Answer.leading(posterior);
  }

  /** A search without probes. */
  public static CulpritInquiry into(SearchLine line) {
    return into(line, Rates.of(line.rates()).orUnknown(HISTORY_IS_WRONG));
  }

  static CulpritInquiry into(SearchLine line, Rates rates) {
    return new CulpritInquiry(new Suspects(line), rates, ProbeLog.EMPTY, Set.of());
  }

  /** The state after another probe; the order of these calls does not matter. */
  public CulpritInquiry after(Observation observation) {
    if (observation.position() > suspects.end()) {
      throw new IllegalArgumentException(
          "There is no position " + observation.position() + " among " + suspects.end());
    }
    return new CulpritInquiry(suspects, rates, log.and(observation, suspects), impossible);
  }

  /** The state without a commit that cannot be run; it is not proposed again. */
  public CulpritInquiry withoutPosition(int position) {
    Set<Integer> more = new TreeSet<>(impossible);
    more.add(position);
    return new CulpritInquiry(suspects, rates, log, Collections.unmodifiableSet(more));
  }

  /**
   * The positions to run next, the most useful first; empty if it is settled or given up.
   *
   * @param slots how many more probes can run at once
   * @param underWay the positions of the running probes
   */
  public List<Integer> next(int slots, List<Integer> underWay) {
    int affordable = Math.min(slots, mostProbes() - log.probes() - underWay.size());
    if (affordable <= 0 || conclusion() != SearchConclusion.INCONCLUSIVE) {
      return List.of();
    }
    NextProbes next = new NextProbes(suspects, rates, log, impossible);
    return leader.probability() >= ENOUGH
        ? next.evidenceFor(leader, affordable, underWay)
        : next.leastDoubt(affordable, underWay);
  }

  /** The conclusion; {@code INCONCLUSIVE} if nothing is settled. */
  public SearchConclusion conclusion() {
    boolean settled =
        leader.probability() >= ENOUGH
            && log.evidence().allows(leader, suspects)
            && (leader.conclusion() != SearchConclusion.CULPRIT || noOutageExplains(leader));
    return settled ? leader.conclusion() : SearchConclusion.INCONCLUSIVE;
  }

  /** The most probable conclusion, settled or not. */
  public SearchConclusion leaning() {
    return leader.conclusion();
  }

  /** The probability of the most probable conclusion. */
  public double confidence() {
    return leader.probability();
  }

  /** The leading merge: the culprit, the one that brought the smoke, or the first broken one. */
  public OptionalInt culprit() {
    return switch (leader.conclusion()) {
      case CULPRIT, BORN_RED -> OptionalInt.of(leader.merge());
      case FIXED -> firstBroken();
      case FLAKY, ENVIRONMENT, INCONCLUSIVE -> OptionalInt.empty();
    };
  }

  /** The probability that each merge is the culprit; that of the first merge is at 0. */
  public double[] merges() {
    return posterior.merges(SearchConclusion.CULPRIT);
  }

  /** The probability of the best answer of a kind. */
  public double confidence(SearchConclusion conclusion) {
    return Answer.ofKind(conclusion, posterior).probability();
  }

  /** The mean assumed rate at which good commits fail. */
  public double meanGood() {
    return rates.good().mean();
  }

  /** The mean assumed rate at which broken commits pass. */
  public double meanBroken() {
    return rates.broken().mean();
  }

  private OptionalInt firstBroken() {
    Answer first = Answer.best(SearchConclusion.FIXED, posterior);
    return first.probability() >= ENOUGH ? OptionalInt.of(first.merge()) : OptionalInt.empty();
  }

  /** Whether the answer holds if each stretch of failures counts once, as it may be one outage. */
  private boolean noOutageExplains(Answer answer) {
    return LinePosterior.of(suspects, rates, log.counts(), log.stretches())
            .of(answer.conclusion(), answer.merge())
        >= ENOUGH_WITH_OUTAGES;
  }

  private int mostProbes() {
    int doublings = Integer.SIZE - Integer.numberOfLeadingZeros(suspects.end());
    return FEWEST_PROBES + PROBES_A_DOUBLING * doublings;
  }
}
