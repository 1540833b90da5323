package io.github.postmerge.smoke.envelope;

/**
 * A file that a run left besides its envelope.
 *
 * @param file relative to the envelope's folder, with {@code /} between folders; masked
 * @param bytes its size
 */
public record Artifact(String file, Kind kind, long bytes) {

  /** What a file is. */
  public enum Kind {
    /** The smoke's whole output. */
    LOG,
    /** A file that the smoke left in its worktree, collected from there. */
    REPORT
  }
}
