package io.github.postmerge.smoke.health.page;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * The runs of one smoke in one day or a longer period that are too old for rows of their own.
 *
 * @param day such as {@code 2026-08-14}, or {@code 2026-W33}
 * @param counts the number of runs of each kind
 */
public record DayRow(String day, String smoke, Map<Kind, Integer> counts) {

  /** Copies the counts; those that are 0 are left out. */
  public DayRow {
    day = VisibleText.brief(day);
    smoke = VisibleText.brief(smoke);
    Map<Kind, Integer> copy = new EnumMap<>(Kind.class);
    counts.forEach(
        (kind, count) -> {
          if (count < 0) {
            throw new IllegalArgumentException(count + " runs of kind " + kind);
          }
          if (count > 0) {
            copy.put(kind, count);
          }
        });
    counts = Collections.unmodifiableMap(copy);
  }

  int runs() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }
}
