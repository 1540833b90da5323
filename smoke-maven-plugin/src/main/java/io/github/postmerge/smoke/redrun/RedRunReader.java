package io.github.postmerge.smoke.redrun;

import io.github.postmerge.smoke.command.CommandSource;
import io.github.postmerge.smoke.command.InvalidCommandException;
import io.github.postmerge.smoke.command.TaskId;
import io.github.postmerge.smoke.envelope.Environment;
import io.github.postmerge.smoke.envelope.Reproduction.Ended;
import io.github.postmerge.smoke.envelope.file.JsonPart;
import io.github.postmerge.smoke.envelope.file.UnreadableEnvelopeException;
import io.github.postmerge.smoke.git.CommitId;
import io.github.postmerge.smoke.parameters.InvalidRequestException;
import io.github.postmerge.smoke.redrun.ReceivedEnvelope.Tails;
import io.github.postmerge.smoke.verdict.Status;
import java.time.Duration;
import java.util.Optional;

/** Reads a red run's envelope; any other envelope is refused with one sentence. */
public final class RedRunReader {

  /** The same maximum as for the timeout parameter. */
  private static final long LONGEST_SECONDS = 7L * 24 * 60 * 60;

  private RedRunReader() {}

  public static ReceivedEnvelope read(JsonPart envelope)
      throws InvalidRequestException, UnreadableEnvelopeException, InvalidCommandException {
    Status status = red(envelope.of("status").choice(Status.class));
    JsonPart command = envelope.of("smoke_command");
    JsonPart result = envelope.of("result");
    Optional<String> task = envelope.of("task_id").textOrNull();
    return new ReceivedEnvelope(
        envelope.of("run_id").text(),
        commit(envelope.of("merge_commit")),
        task.isPresent() ? Optional.of(TaskId.of(task.get())) : Optional.empty(),
        command.of("argv").texts(),
        Duration.ofSeconds(command.of("timeout_seconds").number(1, LONGEST_SECONDS)),
        command.of("source").choice(CommandSource.class),
        new Ended(status, result.of("exit_code").exitCode(), result.of("failure_reason").text()),
        new Tails(result.of("stdout_tail").text(), result.of("stderr_tail").text()),
        environment(envelope.of("environment")));
  }

  private static Status red(Status status) throws InvalidRequestException {
    String why =
        switch (status) {
          case FAIL, TIMEOUT -> "";
          case PASS -> "the smoke passed. Name the envelope of a run that was red";
          case RUNNING ->
              "the run had not ended when this was written, or was killed. Use the envelope that it"
                  + " wrote at its end, or smoke the commit again";
          case STALE -> "the smoke was not run. Smoke main's present head";
          case UNDEFINED -> "there was no command to run. Define one";
          case ABORTED -> "the run was told to stop, and has no verdict. Smoke the commit again";
          case ERROR -> "the run has no verdict. Fix what its error describes";
        };
    if (!why.isEmpty()) {
      throw new InvalidRequestException(
          "Only a FAIL or TIMEOUT can be reproduced or searched; this envelope says "
              + status
              + ": "
              + why
              + ".");
    }
    return status;
  }

  private static CommitId commit(JsonPart id)
      throws InvalidRequestException, UnreadableEnvelopeException {
    if (id.isNull()) {
      throw new InvalidRequestException(
          "The envelope names no merge commit, so there is nothing to check out. Name the envelope"
              + " of a run that had one.");
    }
    return new CommitId(id.commitId());
  }

  /** Without the checkout engine, because both give the same files. */
  private static Environment environment(JsonPart part) throws UnreadableEnvelopeException {
    return new Environment(
        part.of("os").text(),
        part.of("arch").text(),
        part.of("java").text(),
        part.of("maven").textOrNull().orElse(null),
        part.of("git").textOrNull().orElse(null),
        part.of("timezone").text(),
        part.of("locale").text(),
        part.of("plugin").text(),
        null);
  }
}
