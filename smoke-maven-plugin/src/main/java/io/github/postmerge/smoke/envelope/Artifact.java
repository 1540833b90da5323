package io.github.postmerge.smoke.envelope;

/**
 * A file that a run wrote in addition to its envelope.
 *
 * @param file relative to the envelope's folder, with {@code /} between folders; masked
 * @param bytes its size
 */
public record Artifact(String file, Kind kind, long bytes) {

  /** The kind of a file. */
  public enum Kind {
    /** The smoke's whole output. */
    LOG,
    /** A file that was collected from the smoke's worktree. */
    REPORT
  }
}
