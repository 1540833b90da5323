package io.github.postmerge.smoke.ci;

import io.github.postmerge.smoke.envelope.CulpritAnswer;
import io.github.postmerge.smoke.envelope.file.MarkedFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A CI system: how it folds output, and what it is told of a run. */
interface CiSystem {

  /** Lines for the very start of a line of the log, which fold what follows. */
  default List<String> opening() {
    return List.of();
  }

  /** Lines that end what {@link #opening} began. */
  default List<String> closing() {
    return List.of();
  }

  /** The files beside an envelope that it is told by, which an earlier run may have left. */
  default List<MarkedFile> files(Path envelope) {
    return List.of();
  }

  /** What it is told of a run that has ended, each part by itself. */
  default List<Part> parts(RunReport report, Files files) {
    return List.of();
  }

  /**
   * What it is told of what a culprit search answered.
   *
   * @param file the answer's
   */
  default List<Part> parts(CulpritAnswer answer, Path file, Files files) {
    return List.of();
  }

  /** What it is told of a round of probes that other jobs are to run. */
  default List<Part> parts(ProbeRound round) {
    return List.of();
  }

  /**
   * One thing to tell.
   *
   * @param name the warning where it cannot be written
   */
  record Part(String name, Writing writing) {}

  /** Writes files beside the envelope. */
  interface Files {

    /** Writes one, unless somebody else's was there before the run. */
    void write(MarkedFile file, byte[] bytes) throws IOException;
  }

  /** Writes a part. */
  interface Writing {

    /** Writes it. */
    void write() throws IOException;
  }
}
