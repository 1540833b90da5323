package io.github.postmerge.smoke.history.line;

import io.github.postmerge.smoke.history.HistoryContents;
import io.github.postmerge.smoke.history.HistoryContents.Stored;
import io.github.postmerge.smoke.history.RecordedRun;
import io.github.postmerge.smoke.history.RecordedRun.SmokeKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The smokes that are red on main according to a history. */
public final class RedSmokes {

  private RedSmokes() {}

  /**
   * A smoke that is red.
   *
   * @param newest its newest red run that is not cleared
   * @param lastGood the newest commit at which it passed
   */
  public record RedSmoke(SmokeKey smoke, Stored newest, Optional<String> lastGood) {}

  /** The red smokes, sorted by name. */
  public static List<RedSmoke> in(HistoryContents contents, MainOrder order) {
    Map<String, Stored> byId = new HashMap<>();
    contents.runs().forEach(stored -> byId.put(stored.run().id(), stored));
    List<RedSmoke> red = new ArrayList<>();
    SmokeLine.bySmoke(PlacedRun.in(contents, order).toList())
        .forEach(
            (smoke, line) -> {
              List<RecordedRun> open = line.openReds();
              @Nullable Stored newest =
                  open.isEmpty() ? null : byId.get(open.get(open.size() - 1).id());
              if (newest != null) {
                red.add(
                    new RedSmoke(smoke, newest, line.lastGood().map(good -> good.run().commit())));
              }
            });
    return red;
  }
}
