package io.github.postmerge.smoke.git;

import java.time.Instant;
import java.util.List;

/**
 * The parts of a commit that this plugin uses.
 *
 * @param message its whole message
 * @param author name
 * @param committedAt by the committer's clock
 * @param parents empty for a root commit, two or more for a merge
 */
public record Commit(
    CommitId id, String message, String author, Instant committedAt, List<CommitId> parents) {

  /** Copies the list. */
  public Commit {
    parents = List.copyOf(parents);
  }

  /** The message's first line. */
  public String subject() {
    return message.lines().findFirst().orElse("");
  }
}
