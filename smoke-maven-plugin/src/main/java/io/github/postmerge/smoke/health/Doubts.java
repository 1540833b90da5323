package io.github.postmerge.smoke.health;

import io.github.postmerge.smoke.history.HistoryContents;
import io.github.postmerge.smoke.history.LeftOut;
import io.github.postmerge.smoke.history.line.FoldedRun;
import io.github.postmerge.smoke.history.line.PlacedRun;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Runs that do not count, may have been red, and have no newer verdict after them.
 *
 * @param merges their positions, if known
 * @param exist whether there are any
 */
record Doubts(BitSet merges, boolean exist) {

  /** A run's file is named after its start. */
  private static final Pattern RUN =
      Pattern.compile(
          "(?:.*/)?(\\d{4})(\\d\\d)(\\d\\d)T(\\d\\d)(\\d\\d)(\\d\\d(?:\\.\\d{1,9})?)Z-[^/]*");

  /** A month's folder, or its compacted runs. */
  private static final Pattern MONTH = Pattern.compile("(?:.*/)?(\\d{4}-\\d\\d)(?:\\.[^/]*)?");

  /** From red runs that do not count, and files that cannot be read. */
  static Doubts of(Collection<PlacedRun> reds, HistoryContents contents, List<SmokeHealth> smokes) {
    BitSet merges = new BitSet();
    List<PlacedRun> open = reds.stream().filter(red -> !isSettled(red, smokes)).toList();
    open.stream().mapToInt(PlacedRun::position).filter(at -> at >= 0).forEach(merges::set);
    return new Doubts(merges, !open.isEmpty() || hidesNewerRun(contents.leftOut(), smokes));
  }

  private static boolean isSettled(PlacedRun red, List<SmokeHealth> smokes) {
    return smokes.stream()
        .flatMap(smoke -> smoke.line().newest().stream())
        .filter(newest -> newest.run().smoke().equals(red.run().smoke()))
        .anyMatch(newest -> newest.placed().compareTo(red) > 0);
  }

  /**
   * Whether a file may hide a newer run: its smoke is unknown, so every smoke needs a later one.
   */
  private static boolean hidesNewerRun(List<LeftOut> files, List<SmokeHealth> smokes) {
    Optional<Instant> since = allSmokedSince(smokes);
    return since.isPresent()
        && files.stream()
            .flatMap(file -> latestStart(file.file()).stream())
            .anyMatch(start -> start.isAfter(since.get()));
  }

  private static Optional<Instant> allSmokedSince(List<SmokeHealth> smokes) {
    List<SmokeHealth> required = smokes.stream().filter(SmokeHealth::isRequired).toList();
    Optional<Instant> oldest =
        newestStarts(required.stream().filter(SmokeHealth::isExpected).toList()).stream()
            .min(Comparator.naturalOrder());
    return oldest.or(() -> newestStarts(required).stream().max(Comparator.naturalOrder()));
  }

  private static List<Instant> newestStarts(List<SmokeHealth> smokes) {
    return smokes.stream()
        .flatMap(smoke -> smoke.line().newest().stream())
        .map(FoldedRun::run)
        .map(run -> run.startedAt())
        .toList();
  }

  /** The latest possible start of a file's runs; empty if its name does not have it. */
  private static Optional<Instant> latestStart(String file) {
    Matcher run = RUN.matcher(file);
    Matcher month = MONTH.matcher(file);
    try {
      if (run.matches()) {
        return Optional.of(Instant.parse(run.replaceFirst("$1-$2-$3T$4:$5:$6Z")));
      }
      return month.matches()
          ? Optional.of(
              YearMonth.parse(month.group(1))
                  .plusMonths(1)
                  .atDay(1)
                  .atStartOfDay()
                  .toInstant(ZoneOffset.UTC))
          : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
