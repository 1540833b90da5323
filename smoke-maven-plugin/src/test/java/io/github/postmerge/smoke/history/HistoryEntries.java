package io.github.postmerge.smoke.history;

import io.github.postmerge.smoke.envelope.Environment;
import io.github.postmerge.smoke.envelope.Merge;
import io.github.postmerge.smoke.envelope.PostMergeSmokeRun;
import io.github.postmerge.smoke.verdict.ReasonCode;
import io.github.postmerge.smoke.verdict.Status;
import java.util.List;
import java.util.Locale;

/** Runs for tests, as a history has them. */
public final class HistoryEntries {

  private HistoryEntries() {}

  /** A green run that started in the n-th second of the year. */
  public static HistoryEntry green(String runId, String smoke, String commit, int second) {
    String started = String.format(Locale.ROOT, "2026-01-01T00:00:%02d", second);
    return new HistoryEntry(
        HistoryEntry.SCHEMA_VERSION,
        smoke,
        started + ".123Z",
        null,
        null,
        null,
        null,
        new PostMergeSmokeRun(
            1,
            runId,
            "task-1",
            commit,
            new Merge("subject", "author", "2026-01-01T00:00:00Z", List.of(), null, "main", "HEAD"),
            commit,
            false,
            null,
            Status.PASS,
            ReasonCode.POST_MERGE_SMOKE_PASS,
            true,
            false,
            5,
            started + "Z",
            null,
            null,
            null,
            null,
            new Environment("os", "arch", "17", null, null, "UTC", "en", "1", null),
            null,
            null,
            List.of(),
            null));
  }
}
