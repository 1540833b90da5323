package io.github.postmerge.smoke.postmerge;

import io.github.postmerge.smoke.envelope.RunHistory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Describes what earlier runs tell about this one. */
record HistoryWords(RunHistory history) {

  private static final int ABBREVIATED = 12;

  String sentence() {
    List<String> parts = new ArrayList<>();
    parts.add(edge());
    if (history.redSince() != null) {
      parts.add("red since " + history.redSince().substring(0, ABBREVIATED));
    }
    if (history.lastGood() != null) {
      parts.add("last good is " + history.lastGood().substring(0, ABBREVIATED));
    }
    if (!history.cleared().isEmpty()) {
      parts.add(
          String.format(
              Locale.ROOT,
              "settles %d earlier red(s), the first as %s",
              history.cleared().size(),
              history.cleared().get(0).why()));
    }
    if (history.unsmoked() > 0) {
      parts.add(history.unsmoked() + " merge(s) before it have no verdict");
    }
    return String.join("; ", parts);
  }

  private String edge() {
    return switch (history.edge()) {
      case FIRST_RED -> "FIRST_RED, it was green before, or has no earlier verdict";
      case NEW_FAILURE -> "NEW_FAILURE, it was red before, in another way";
      case STILL_RED -> "STILL_RED, it was red before in the same way";
      case RECOVERED -> "RECOVERED, it was red before";
      case STILL_GREEN -> "STILL_GREEN";
      case UNKNOWN -> "UNKNOWN, there is no verdict to compare with";
      case SILENT -> "SILENT";
    };
  }
}
