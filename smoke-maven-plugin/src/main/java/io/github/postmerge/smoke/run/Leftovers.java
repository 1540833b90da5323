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

/** Removes files of earlier runs where this run writes. */
public final class Leftovers {

  private Leftovers() {}

  /** Removes temporary files beside the envelope; what cannot be removed is a warning. */
  public static void sweep(EnvelopeFile envelope, ProgressReporter reporter) {
    try {
      envelope.sweepLeftovers();
    } catch (IOException e) {
      reporter.warning(
          "Temporary files of a killed run beside the envelope cannot be removed: "
              + Failures.sentence(e));
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
              "Collected files cannot be removed from \"%s\": %s Use only those that the envelope"
                  + " lists.",
              folder, Failures.sentence(e)));
    }
  }

  /**
   * Where a run's log goes.
   *
   * @param choice whether a parameter named the file
   */
  public record LogPlace(Path file, Choice choice) {

    /** Whether a parameter named the log file. */
    public enum Choice {
      /** A parameter named it: an existing file is replaced. */
      NAMED,
      /** The default file: an existing file is replaced only if an earlier run wrote it. */
      USUAL
    }
  }

  /**
   * Removes an older log. The default log file never replaces a file that is not a log.
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
            "\"%s\" exists and is not the log of an earlier run, so it is kept and this run has no"
                + " log. Name another log file with -D%s=FILE.",
            file, SmokeProperties.LOG_FILE));
    return false;
  }

  /** Removes an older log, unless it is the envelope itself. */
  public static void clearLog(Path log, Path envelope, ProgressReporter reporter) {
    try {
      new LogFile(log).removeOlder(envelope);
    } catch (IOException e) {
      reporter.warning(
          String.format(
              "The log \"%s\" cannot be removed: %s This run's envelope does not refer to it.",
              log, Failures.sentence(e)));
    }
  }
}
