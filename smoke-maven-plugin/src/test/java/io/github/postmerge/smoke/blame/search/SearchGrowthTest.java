package io.github.postmerge.smoke.blame.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.postmerge.smoke.blame.ErrorCount;
import io.github.postmerge.smoke.blame.KnownRates;
import io.github.postmerge.smoke.blame.Rates;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** What planning costs, counted and not timed: a busy machine changes no count. */
class SearchGrowthTest {

  private static final int MERGES = 10_000;
  private static final int SLOTS = 16;
  private static final KnownRates RATES =
      new KnownRates(new ErrorCount(20, 200), new ErrorCount(20, 200));

  @Test
  void workGrowsWithTheProbesAndNotWithTheMerges() {
    Suspects suspects = new Suspects(line());
    SightingCounts counts = SightingCounts.NONE;
    Random random = new Random(1);
    for (int probe = 0; probe < 200; probe++) {
      counts = counts.and(random.nextInt(MERGES + 1), Sighting.PASSED);
    }
    LinePosterior posterior = LinePosterior.of(suspects, Rates.of(RATES), counts);

    assertThat(posterior.thresholds().size() + posterior.bornRed().size())
        .isLessThanOrEqualTo(2 * (counts.positions() + 1) + 2);
    assertThat(CandidatePositions.of(posterior, Set.of(), SLOTS)).hasSizeLessThan(250);
  }

  @Test
  void tenThousandMergesAreSearchedInAFewRounds() {
    World world = World.of(MERGES, SLOTS, 0.1, 0.1);
    Cause cause = Cause.Kind.CULPRIT.draw(MERGES, world.random(Cause.Kind.CULPRIT));
    Trial trial = world.trial(cause, 1);
    long start = System.nanoTime();
    SearchMethod search = new TwoSidedSearch(RATES, new Calibration());

    assertThat(search.search(trial, SLOTS).merge()).isEqualTo(cause.first());
    assertThat(trial.rounds()).isLessThan(12);
    System.out.printf(
        Locale.ROOT,
        "%d merges: %.0f ms a round%n",
        MERGES,
        (System.nanoTime() - start) / 1e6 / trial.rounds());
  }

  @Test
  void hundredsOfProbesDoNotUnderflow() {
    CulpritInquiry inquiry = CulpritInquiry.into(line());
    Random random = new Random(2);
    for (int probe = 0; probe < 500; probe++) {
      Sighting sighting = random.nextBoolean() ? Sighting.PASSED : Sighting.RED;
      inquiry = inquiry.after(new Observation(random.nextInt(MERGES), sighting, probe, probe + 1));
    }
    assertThat(inquiry.confidence()).isBetween(0.0, 1.0);
    assertThat(DoubleStream.of(inquiry.merges())).allMatch(Double::isFinite);
  }

  private static SearchLine line() {
    List<Double> weights = new Random(3).doubles(MERGES, 0.1, 10).boxed().toList();
    return new SearchLine(weights, MERGES, RATES);
  }
}
