package io.github.postmerge.smoke.history.line;

import io.github.postmerge.smoke.git.CommitId;
import io.github.postmerge.smoke.git.FirstParents;
import io.github.postmerge.smoke.history.HistoryContents;
import io.github.postmerge.smoke.history.HistoryContents.Stored;
import io.github.postmerge.smoke.history.RecordedRun.Place;
import io.github.postmerge.smoke.history.line.MainOrder.Landed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Builds main's order from the clone; beyond the end of a shallow clone, from the parents that the
 * runs recorded.
 */
public final class MainOrders {

  private MainOrders() {}

  /** Main's order up to the commit at which the walk starts. */
  public static MainOrder of(FirstParents walk, HistoryContents contents) {
    List<Landed> newestFirst = new ArrayList<>();
    walk.steps()
        .forEach(step -> newestFirst.add(new Landed(step.id().value(), step.committedAt())));
    boolean isWhole =
        walk.beyond()
            .map(CommitId::value)
            .map(from -> follow(from, contents, newestFirst))
            .orElse(true);
    Collections.reverse(newestFirst);
    return isWhole ? new MainOrder(newestFirst) : MainOrder.cut(newestFirst);
  }

  /** Adds the recorded parents; returns whether they reach the root commit. */
  private static boolean follow(String from, HistoryContents contents, List<Landed> newestFirst) {
    Map<String, Place> places = new HashMap<>();
    for (Stored stored : contents.runs()) {
      Place place = stored.run().merge();
      if (place.commit() != null && place.committedAt() != null) {
        places.putIfAbsent(place.commit(), place);
      }
    }
    Set<String> followed = new HashSet<>();
    newestFirst.forEach(landed -> followed.add(landed.commit()));
    for (@Nullable String next = from; next != null && followed.add(next); ) {
      Place place = places.get(next);
      if (place == null) {
        return false;
      }
      Instant at = place.committedAt() == null ? Instant.EPOCH : place.committedAt();
      newestFirst.add(new Landed(next, at));
      next = place.parent();
    }
    return true;
  }
}
