package io.github.postmerge.smoke.postmerge;

import io.github.postmerge.smoke.envelope.file.EnvelopeFile;
import io.github.postmerge.smoke.parameters.InvalidRequestException;
import io.github.postmerge.smoke.run.Leftovers;
import io.github.postmerge.smoke.run.ProgressReporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Frees space for the envelope on a full disk by removing this run's other files. */
record RoomForEnvelope(EnvelopeFile file) {

  /** Enough for two tails of 64 KB with every character escaped in JSON. */
  private static final long BYTES = 1024 * 1024;

  /** Whether the disk is full. */
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
      // The envelope's path is invalid, so there is no folder of collected files.
    }
  }
}
