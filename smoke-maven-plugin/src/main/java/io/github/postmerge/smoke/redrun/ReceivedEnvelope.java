package io.github.postmerge.smoke.redrun;

import io.github.postmerge.smoke.command.CommandSource;
import io.github.postmerge.smoke.command.TaskId;
import io.github.postmerge.smoke.envelope.Environment;
import io.github.postmerge.smoke.envelope.Reproduction.Ended;
import io.github.postmerge.smoke.git.CommitId;
import io.github.postmerge.smoke.masking.Masker;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The parts of a red run's envelope that a reproduction needs. None of it is trusted.
 *
 * @param argv the executed command, masked
 * @param ended how the run ended
 */
public record ReceivedEnvelope(
    String runId,
    CommitId commit,
    Optional<TaskId> task,
    List<String> argv,
    Duration timeout,
    CommandSource source,
    Ended ended,
    Tails tails,
    Environment environment) {

  public ReceivedEnvelope {
    argv = List.copyOf(argv);
  }

  /** Its output, masked and cut. */
  public record Tails(String stdout, String stderr) {}

  /** Whether a part of the command is masked, so that it cannot be run. */
  public boolean isMasked() {
    return argv.stream().anyMatch(a -> a.contains(Masker.MASK));
  }
}
