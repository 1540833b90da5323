package io.github.postmerge.smoke.blame.search;

import io.github.postmerge.smoke.blame.Rates;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The most probable combined results of the probes that are chosen but have not ended, each with
 * the posterior after it.
 */
final class Forecast {

  /** More of them did not change the results of the simulation. */
  private static final int MOST_WAYS = 16;

  private final Suspects suspects;
  private final Rates rates;
  private final List<Way> ways;

  /** One way and its probability. */
  private record Way(double probability, SightingCounts counts, LinePosterior posterior) {

    ExpectedDoubt doubt() {
      return new ExpectedDoubt(posterior);
    }
  }

  private Forecast(Suspects suspects, Rates rates, List<Way> ways) {
    this.suspects = suspects;
    this.rates = rates;
    this.ways = ways;
  }

  /** A forecast without running probes. */
  static Forecast of(Suspects suspects, Rates rates, SightingCounts counts) {
    LinePosterior posterior = LinePosterior.of(suspects, rates, counts);
    return new Forecast(suspects, rates, List.of(new Way(1, counts, posterior)));
  }

  /** The forecast with one more running probe. */
  Forecast and(int position) {
    Map<SightingCounts, Double> next = new LinkedHashMap<>();
    for (Way way : ways) {
      for (Sighting sighting : Sighting.values()) {
        double probability = way.probability() * way.posterior().predicts(position, sighting);
        next.merge(way.counts().and(position, sighting), probability, Double::sum);
      }
    }
    return new Forecast(
        suspects,
        rates,
        next.entrySet().stream()
            .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
            .limit(MOST_WAYS)
            .map(way -> way(way.getKey(), way.getValue()))
            .toList());
  }

  private Way way(SightingCounts counts, double probability) {
    return new Way(probability, counts, LinePosterior.of(suspects, rates, counts));
  }

  /** The expected doubt after the running probes. */
  double doubt() {
    return ways.stream().mapToDouble(way -> way.probability() * way.posterior().doubt()).sum();
  }

  /** The expected doubt after one more probe, for each position. */
  double[] doubtAfter(int[] positions) {
    double[] doubts = new double[positions.length];
    for (Way way : ways) {
      ExpectedDoubt doubt = way.doubt();
      for (int index = 0; index < positions.length; index++) {
        doubts[index] += way.probability() * doubt.after(positions[index]);
      }
    }
    return doubts;
  }
}
