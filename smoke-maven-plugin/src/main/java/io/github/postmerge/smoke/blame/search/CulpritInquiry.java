package io.github.postmerge.smoke.blame.search;

import io.github.postmerge.smoke.blame.Rates;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/** The question of which merge broke main, as far as it is answered. */
public final class CulpritInquiry {

  /** The name of the method, with its version; its figures are in the documentation. */
  public static final String METHOD = "threshold-two-sided/1";

  /** How probable an answer must be to be called a conclusion. */
  static final double ENOUGH = 0.985;

  /** How probable a culprit must be where each stretch of failures counts once. */
  private static final double ENOUGH_WITH_OUTAGES = 0.99;

  /** A history may be old, or of another machine, or of better days. */
  private static final double HISTORY_IS_WRONG = 0.2;

  /** It is given up after so many; commits that err so often are not told apart cheaply. */
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

  /** Nothing was probed yet. */
  public static CulpritInquiry into(SearchLine line) {
    return into(line, Rates.of(line.rates()).orUnknown(HISTORY_IS_WRONG));
  }

  static CulpritInquiry into(SearchLine line, Rates rates) {
    return new CulpritInquiry(new Suspects(line), rates, ProbeLog.EMPTY, Set.of());
  }

  /** What is known after another probe; the order of these calls changes nothing. */
  public CulpritInquiry after(Observation observation) {
    if (observation.position() > suspects.end()) {
      throw new IllegalArgumentException(
          "There is no position " + observation.position() + " among " + suspects.end());
    }
    return new CulpritInquiry(suspects, rates, log.and(observation, suspects), impossible);
  }

  /** The commit there cannot be run; it is not proposed again. */
  public CulpritInquiry withoutPosition(int position) {
    Set<Integer> more = new TreeSet<>(impossible);
    more.add(position);
    return new CulpritInquiry(suspects, rates, log, Collections.unmodifiableSet(more));
  }

  /**
   * What to run next, the most useful first; empty where it is settled or given up.
   *
   * @param slots how many more probes can run at once
   * @param underWay the positions of those that run already
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

  /** What is settled; {@code INCONCLUSIVE} where nothing is. */
  public SearchConclusion conclusion() {
    boolean settled =
        leader.probability() >= ENOUGH
            && log.evidence().allows(leader, suspects)
            && (leader.conclusion() != SearchConclusion.CULPRIT || noOutageExplains(leader));
    return settled ? leader.conclusion() : SearchConclusion.INCONCLUSIVE;
  }

  /** What is most probable, settled or not. */
  public SearchConclusion leaning() {
    return leader.conclusion();
  }

  /** How probable that is. */
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

  /** How probable it is that each merge is the culprit; that of the first merge is at 0. */
  public double[] merges() {
    return posterior.merges(SearchConclusion.CULPRIT);
  }

  /** How probable the best answer of a kind is. */
  public double confidence(SearchConclusion conclusion) {
    return Answer.ofKind(conclusion, posterior).probability();
  }

  /** How often good commits are taken to fail, on average. */
  public double meanGood() {
    return rates.good().mean();
  }

  /** How often broken commits are taken to pass, on average. */
  public double meanBroken() {
    return rates.broken().mean();
  }

  private OptionalInt firstBroken() {
    Answer first = Answer.best(SearchConclusion.FIXED, posterior);
    return first.probability() >= ENOUGH ? OptionalInt.of(first.merge()) : OptionalInt.empty();
  }

  /** Each stretch of failures counts once, for it may be one outage. */
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
