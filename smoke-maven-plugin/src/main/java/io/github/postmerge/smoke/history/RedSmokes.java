package io.github.postmerge.smoke.history;

import io.github.postmerge.smoke.history.HistoryContents.Stored;
import io.github.postmerge.smoke.history.RecordedRun.SmokeKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The smokes that are red on main as far as a history tells. */
public final class RedSmokes {

  private static final Comparator<SmokeKey> BY_NAME =
      Comparator.comparing(SmokeKey::name).thenComparing(SmokeKey::platform);

  private RedSmokes() {}

  /**
   * A smoke that is red.
   *
   * @param newest its newest red run that nothing has settled
   * @param lastGood the newest commit at which it passed
   */
  public record RedSmoke(SmokeKey smoke, Stored newest, Optional<String> lastGood) {}

  /** By name. */
  public static List<RedSmoke> in(HistoryContents contents, MainOrder order) {
    Map<SmokeKey, List<PlacedRun>> bySmoke = new TreeMap<>(BY_NAME);
    Map<String, Stored> byId = new HashMap<>();
    for (Stored stored : contents.runs()) {
      OptionalInt position = order.position(stored.run().commit());
      if (position.isPresent()) {
        byId.put(stored.run().id(), stored);
        bySmoke
            .computeIfAbsent(stored.run().smoke(), key -> new ArrayList<>())
            .add(new PlacedRun(stored.run(), position.getAsInt()));
      }
    }
    List<RedSmoke> red = new ArrayList<>();
    bySmoke.forEach(
        (smoke, runs) -> {
          SmokeLine line = SmokeLine.of(runs);
          List<RecordedRun> open = line.openReds();
          @Nullable Stored newest =
              open.isEmpty() ? null : byId.get(open.get(open.size() - 1).id());
          if (newest != null) {
            red.add(new RedSmoke(smoke, newest, line.lastGood().map(good -> good.run().commit())));
          }
        });
    return red;
  }
}
