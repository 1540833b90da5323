package io.github.postmerge.smoke.ci;

import io.github.postmerge.smoke.envelope.CulpritAnswer;
import io.github.postmerge.smoke.envelope.file.MarkedFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A CI system: how it folds output, and how a run is reported to it. */
interface CiSystem {

  /** Lines that begin a fold; each must start a line of the log. */
  default List<String> opening() {
    return List.of();
  }

  /** Lines that end the fold that {@link #opening} began. */
  default List<String> closing() {
    return List.of();
  }

  /** The report files beside an envelope, which an earlier run may have left. */
  default List<MarkedFile> files(Path envelope) {
    return List.of();
  }

  /** The report of a run that has ended, in independent parts. */
  default List<Part> parts(RunReport report, Files files) {
    return List.of();
  }

  /**
   * The report of a culprit search's answer.
   *
   * @param file the answer's file
   */
  default List<Part> parts(CulpritAnswer answer, Path file, Files files) {
    return List.of();
  }

  /** The report of a round of probes that other jobs are to run. */
  default List<Part> parts(ProbeRound round) {
    return List.of();
  }

  /**
   * One part of a report.
   *
   * @param name the warning if it cannot be written
   */
  record Part(String name, Writing writing) {}

  /** Writes files beside the envelope. */
  interface Files {

    /** Writes a file, unless one that Smoke did not write was there before the run. */
    void write(MarkedFile file, byte[] bytes) throws IOException;
  }

  /** Writes a part. */
  interface Writing {

    /** Writes the part. */
    void write() throws IOException;
  }
}
