package io.github.postmerge.smoke.envelope;

import io.github.postmerge.smoke.verdict.Status;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of running a red smoke again. The components are the JSON's keys, in its order.
 *
 * @param schemaVersion always {@link #SCHEMA_VERSION}
 * @param summary the answer in one sentence
 * @param runId the red run's, from its envelope
 * @param mergeCommit full id
 * @param runsAsked how many runs were asked for
 * @param runsMade how many runs were made; fewer if the answer was settled before
 * @param runsEqual how many of those ended as the red run did
 * @param command what was run
 * @param expected how the red run ended
 * @param runs how each run ended, in order
 * @param environment both machines compared, row by row
 */
public record Reproduction(
    int schemaVersion,
    Answer answer,
    String summary,
    String runId,
    @Nullable String taskId,
    String mergeCommit,
    int runsAsked,
    int runsMade,
    int runsEqual,
    Command command,
    Ended expected,
    List<Run> runs,
    List<Trait> environment) {

  /** The version of the format. */
  public static final int SCHEMA_VERSION = 1;

  /** Copies the lists. */
  public Reproduction {
    runs = List.copyOf(runs);
    environment = List.copyOf(environment);
  }

  /** Whether it fails here too. */
  public enum Answer {
    /** Every run ended as the red one did. */
    REPRODUCED,
    /** Some runs did, and some did not. */
    INTERMITTENT,
    /** No run did, in an environment that is the same. */
    NOT_REPRODUCED,
    /** No run did, but the environment differs, which may be why. */
    ENVIRONMENT_DIFFERS
  }

  /** The source of the command that was run. */
  public enum Origin {
    /** The commit's own task spec, or a registry. */
    COMMIT,
    /** The envelope, which the user trusts. */
    ENVELOPE
  }

  /**
   * The command that was run.
   *
   * @param argv masked
   * @param location file and line; null for the envelope's
   */
  public record Command(
      List<String> argv, long timeoutSeconds, Origin origin, @Nullable String location) {

    /** Copies the list. */
    public Command {
      argv = List.copyOf(argv);
    }
  }

  /** How a smoke ended: what is compared. */
  public record Ended(Status status, @Nullable Integer exitCode, @Nullable String failureReason) {}

  /**
   * One run.
   *
   * @param equal whether it ended as the red run did
   * @param output how its output compares, which is a hint and decides nothing
   */
  public record Run(Ended ended, long durationMs, boolean equal, Output output) {}

  /**
   * The output tails compared with the red run's, without times, durations, process ids and
   * folders.
   *
   * @param diff a unified diff of their last lines; null if they are the same
   */
  public record Output(boolean stdoutSame, boolean stderrSame, @Nullable String diff) {}

  /**
   * One row of the environment's table.
   *
   * @param name as in the envelope, such as {@code os}
   * @param there the value in the red run's envelope
   * @param here the value on this machine
   */
  public record Trait(
      String name, @Nullable String there, @Nullable String here, boolean differs) {}
}
