package io.github.postmerge.smoke.run;

import io.github.postmerge.smoke.collect.ReportFolder;
import io.github.postmerge.smoke.envelope.EnvelopeFile;
import io.github.postmerge.smoke.log.LogFile;
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
