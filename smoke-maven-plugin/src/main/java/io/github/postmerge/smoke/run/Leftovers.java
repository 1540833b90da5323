package io.github.postmerge.smoke.run;

import io.github.postmerge.smoke.collect.ReportFolder;
import io.github.postmerge.smoke.envelope.file.EnvelopeFile;
import io.github.postmerge.smoke.log.LogFile;
import io.github.postmerge.smoke.parameters.SmokeProperties;
import io.github.postmerge.smoke.run.Leftovers.LogPlace.Choice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** What earlier runs left where this one writes. */
public final class Leftovers {

  private Leftovers() {}

  /** Removes temporary files beside the envelope; what cannot be removed is a warning. */
  public static void sweep(EnvelopeFile envelope, ProgressReporter reporter) {
    try {
      envelope.sweepLeftovers();
    } catch (IOException e) {
      reporter.warning(
          "What a killed run left beside the envelope stays there: " + Failures.sentence(e));
    }
  }

  /** Removes what an earlier run of this envelope collected. */
  public static void clearReports(Path folder, ProgressReporter reporter) {
    if (Files.notExists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try {
      new ReportFolder(folder).removeOlder();
    } catch (IOException e) {
      reporter.warning(
          String.format(
              "Older reports are left in \"%s\": %s Do not take them for this run's.",
              folder, Failures.sentence(e)));
    }
  }

  /**
   * Where a run's log goes.
   *
   * @param choice who chose the place
   */
  public record LogPlace(Path file, Choice choice) {

    /** Who chose a log's place. */
    public enum Choice {
      /** A parameter: what is there is replaced. */
      NAMED,
      /** Nobody: what no run has made there stays. */
      USUAL
    }
  }

  /**
   * Removes an older log; one that nobody named takes no other file's place.
   *
   * @return whether there is room for a log
   */
  public static boolean makeRoomForLog(
      LogPlace log, EnvelopeFile envelope, ProgressReporter reporter) {
    Path file = log.file();
    if (log.choice() == Choice.NAMED || Files.notExists(file) || envelope.mayHaveMade(file)) {
      clearLog(file, envelope.path(), reporter);
      return true;
    }
    reporter.warning(
        String.format(
            "\"%s\" is there, and no log of an earlier run, so it stays, and this run has no log. Name"
                + " the log's file with -D%s=FILE.",
            file, SmokeProperties.LOG_FILE));
    return false;
  }

  /** Removes an older log, where it is not the envelope itself. */
  public static void clearLog(Path log, Path envelope, ProgressReporter reporter) {
    try {
      new LogFile(log).removeOlder(envelope);
    } catch (IOException e) {
      reporter.warning(
          String.format(
              "An older log is left at \"%s\": %s Do not take it for this run's.",
              log, Failures.sentence(e)));
    }
  }
}
