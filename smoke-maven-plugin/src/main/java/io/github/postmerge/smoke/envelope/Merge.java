package io.github.postmerge.smoke.envelope;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Describes the merge to a person; all texts are masked.
 *
 * @param subject the message's first line
 * @param author name
 * @param committedAt RFC 3339, UTC, seconds
 * @param parents full ids
 * @param remote its URL without credentials; null if the repository has no such remote
 * @param branch main's branch there
 * @param namedBy what chose the commit: {@code PARAMETER}, a CI system's variable, or {@code HEAD}
 */
public record Merge(
    String subject,
    String author,
    String committedAt,
    List<String> parents,
    @Nullable String remote,
    String branch,
    String namedBy) {

  /** Copies the list. */
  public Merge {
    parents = List.copyOf(parents);
  }
}
