package io.github.postmerge.smoke.run;

import io.github.postmerge.smoke.command.SmokeCommand;
import io.github.postmerge.smoke.command.TaskId;
import io.github.postmerge.smoke.git.CommitId;
import io.github.postmerge.smoke.run.settings.Limits;
import java.util.Optional;

/**
 * One smoke to run.
 *
 * @param runId unique to this run
 * @param commit where it runs
 * @param task the task that the merge belongs to, if any
 */
public record SmokeSpec(
    String runId, CommitId commit, Optional<TaskId> task, SmokeCommand command, Limits limits) {

  /** The same smoke with another run id. */
  public SmokeSpec as(String id) {
    return new SmokeSpec(id, commit, task, command, limits);
  }

  /** The same smoke at another commit, with another run id. */
  SmokeSpec at(CommitId other, String id) {
    return new SmokeSpec(id, other, task, command, limits);
  }

  SmokeSpec with(Limits other) {
    return new SmokeSpec(runId, commit, task, command, other);
  }
}
