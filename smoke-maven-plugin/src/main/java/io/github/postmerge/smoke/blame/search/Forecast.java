package io.github.postmerge.smoke.blame.search;

import io.github.postmerge.smoke.blame.Rates;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How the probes that are chosen but have not ended may end together: the most probable ways, each
 * with what would be known then.
 */
final class Forecast {

  /** More of them change no figure of the simulation. */
  private static final int MOST_WAYS = 16;

  private final Suspects suspects;
  private final Rates rates;
  private final List<Way> ways;

  /** One way, and how probable it is. */
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

  /** Nothing is under way. */
  static Forecast of(Suspects suspects, Rates rates, SightingCounts counts) {
    LinePosterior posterior = LinePosterior.of(suspects, rates, counts);
    return new Forecast(suspects, rates, List.of(new Way(1, counts, posterior)));
  }

  /** With one more probe under way. */
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

  /** The doubt that those under way are expected to leave. */
  double doubt() {
    return ways.stream().mapToDouble(way -> way.probability() * way.posterior().doubt()).sum();
  }

  /** The doubt that one more probe of each position is expected to leave. */
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
