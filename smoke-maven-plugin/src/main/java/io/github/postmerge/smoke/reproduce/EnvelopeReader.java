package io.github.postmerge.smoke.reproduce;

import io.github.postmerge.smoke.command.CommandSource;
import io.github.postmerge.smoke.command.InvalidCommandException;
import io.github.postmerge.smoke.command.TaskId;
import io.github.postmerge.smoke.envelope.Environment;
import io.github.postmerge.smoke.envelope.PostMergeSmokeRun;
import io.github.postmerge.smoke.envelope.Reproduction.Ended;
import io.github.postmerge.smoke.git.CommitId;
import io.github.postmerge.smoke.postmerge.InvalidRequestException;
import io.github.postmerge.smoke.reproduce.ReceivedEnvelope.Tails;
import io.github.postmerge.smoke.verdict.Status;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** Reads a red run's envelope; whatever else it is given ends in one sentence. */
final class EnvelopeReader {

  /** As for the parameter that it came from. */
  private static final long LONGEST_SECONDS = 7L * 24 * 60 * 60;

  private static final int MOST_EXIT_CODE = 255;
  private static final Pattern FULL_ID = Pattern.compile("[0-9a-f]{40}");

  /** A key that is there twice would mean one thing to us and another to somebody else. */
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private EnvelopeReader() {}

  static ReceivedEnvelope read(byte[] content)
      throws InvalidRequestException, InvalidCommandException {
    JsonPart envelope = new JsonPart("", parse(content));
    requireVersion(envelope.of("schema_version"));
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
        new Ended(status, exitCode(result.of("exit_code")), result.of("failure_reason").text()),
        new Tails(result.of("stdout_tail").text(), result.of("stderr_tail").text()),
        environment(envelope.of("environment")));
  }

  private static JsonNode parse(byte[] content) throws InvalidRequestException {
    try {
      JsonNode read = JSON.readTree(content);
      if (!read.isObject()) {
        throw new InvalidRequestException(
            "This is no envelope: it is no JSON object. Name the envelope.json of a red run.");
      }
      return read;
    } catch (JacksonException e) {
      throw new InvalidRequestException(
          String.format(
              "The envelope cannot be read as JSON%s. It may be cut short; fetch the whole file.",
              place(e.getLocation())));
    }
  }

  private static String place(@Nullable TokenStreamLocation at) {
    return at == null
        ? ""
        : String.format(
            Locale.ROOT, " beyond line %d, column %d", at.getLineNr(), at.getColumnNr());
  }

  private static void requireVersion(JsonPart version) throws InvalidRequestException {
    if (version.isNull()) {
      throw version.not("there");
    }
    long known = PostMergeSmokeRun.SCHEMA_VERSION;
    if (!version.node().isIntegralNumber() || !version.node().canConvertToLong()) {
      throw version.not("a whole number");
    }
    if (version.node().longValue() != known) {
      throw new InvalidRequestException(
          String.format(
              Locale.ROOT,
              "The envelope has schema_version %d, and this version of Smoke reads %d. Use the"
                  + " version that wrote it; its environment.plugin names it.",
              version.node().longValue(),
              known));
    }
  }

  private static Status red(Status status) throws InvalidRequestException {
    String why =
        switch (status) {
          case FAIL, TIMEOUT -> "";
          case PASS -> "the smoke passed. There is no failure to reproduce";
          case RUNNING ->
              "the run had not ended when this was written, or was killed. Take the envelope that"
                  + " it wrote at its end, or smoke the commit again";
          case STALE -> "the smoke was not run. Smoke main's present head";
          case UNDEFINED -> "there was no command to run. Define one";
          case ABORTED -> "the run was told to stop, and settled nothing. Smoke the commit again";
          case ERROR -> "the smoke was not run. Correct what its error names";
        };
    if (!why.isEmpty()) {
      throw new InvalidRequestException(
          "Only a FAIL or TIMEOUT can be reproduced; this envelope says "
              + status
              + ": "
              + why
              + ".");
    }
    return status;
  }

  private static CommitId commit(JsonPart id) throws InvalidRequestException {
    if (id.isNull()) {
      throw new InvalidRequestException(
          "The envelope names no merge commit, so there is nothing to check out. Name the envelope"
              + " of a run that had one.");
    }
    if (!FULL_ID.matcher(id.text()).matches()) {
      throw id.not("a full commit id");
    }
    return new CommitId(id.text());
  }

  private static @Nullable Integer exitCode(JsonPart code) throws InvalidRequestException {
    return code.isNull() ? null : (int) code.number(0, MOST_EXIT_CODE);
  }

  /** But for who laid the commit out, which both must do alike. */
  private static Environment environment(JsonPart part) throws InvalidRequestException {
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
