package io.github.postmerge.smoke.history.line;

import io.github.postmerge.smoke.git.CommitId;
import io.github.postmerge.smoke.history.HistoryContents;
import io.github.postmerge.smoke.history.HistoryContents.Stored;
import io.github.postmerge.smoke.history.RecordedRun;
import java.util.HashSet;
import java.util.Set;

/** The commits that a history has runs of; a walk along main can stop after the oldest. */
public final class KnownCommits {

  private final Set<String> missing = new HashSet<>();
  private final boolean hasAny;

  /** The commits of this history. */
  public KnownCommits(HistoryContents contents) {
    contents.runs().stream()
        .map(Stored::run)
        .map(RecordedRun::commit)
        .filter(commit -> !commit.isEmpty())
        .forEach(missing::add);
    hasAny = !missing.isEmpty();
  }

  /** Whether a walk that meets this commit has met all of them; false if there are none. */
  public boolean metAll(CommitId met) {
    missing.remove(met.value());
    return hasAny && missing.isEmpty();
  }
}
