package io.github.postmerge.smoke.postmerge;

import io.github.postmerge.smoke.envelope.file.EnvelopeFile;
import io.github.postmerge.smoke.parameters.InvalidRequestException;
import io.github.postmerge.smoke.run.Leftovers;
import io.github.postmerge.smoke.run.ProgressReporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What this run wrote beside its envelope may be what fills the disk; the verdict comes first. */
record RoomForEnvelope(EnvelopeFile file) {

  /** Two tails of 64 KB, with all that JSON escapes in them. */
  private static final long BYTES = 1024 * 1024;

  /** Whether the disk has none. */
  boolean isLacking() {
    try {
      Path folder = file.path().resolveSibling("");
      return Files.getFileStore(folder).getUsableSpace() < BYTES;
    } catch (IOException e) {
      return false;
    }
  }

  /** Removes the log and the collected files. */
  void make(RequestReader reader, StepResults facts, ProgressReporter reporter) {
    reporter.warning(
        "The disk is full, so the log and the collected files are removed to make room for the"
            + " envelope.");
    facts
        .request()
        .flatMap(r -> r.settings().log())
        .ifPresent(log -> Leftovers.clearLog(log.file().path(), file.path(), reporter));
    try {
      Leftovers.clearReports(reader.reports(), reporter);
    } catch (InvalidRequestException e) {
      // Then no folder was named to collect to.
    }
  }
}
