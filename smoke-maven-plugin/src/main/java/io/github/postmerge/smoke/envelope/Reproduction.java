package io.github.postmerge.smoke.envelope;

import io.github.postmerge.smoke.verdict.Status;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What running a red smoke again came to. The components are the JSON's keys, in its order.
 *
 * @param schemaVersion always {@link #SCHEMA_VERSION}
 * @param summary the answer in one sentence
 * @param runId the red run's, from its envelope
 * @param mergeCommit full id
 * @param runsAsked how many runs were asked for
 * @param runsMade how many it took; fewer where the question was settled before
 * @param runsEqual how many of those ended as the red run did
 * @param command what was run
 * @param expected how the red run ended
 * @param runs how each run ended, in order
 * @param environment what both say of their machines, row by row
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
    /** No run did, but the environment is another, which may be why. */
    ENVIRONMENT_DIFFERS
  }

  /** Who gave the command that was run. */
  public enum Origin {
    /** The commit's own task spec, or a registry. */
    COMMIT,
    /** The envelope, which the user trusts. */
    ENVELOPE
  }

  /**
   * What was run.
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
   * @param equal it ended as the red run did
   * @param output how its output compares, which is a hint and decides nothing
   */
  public record Run(Ended ended, long durationMs, boolean equal, Output output) {}

  /**
   * Both tails against the red run's, after times, durations, process ids and folders have been
   * taken out.
   *
   * @param diff a unified diff of their last lines; null where they are the same
   */
  public record Output(boolean stdoutSame, boolean stderrSame, @Nullable String diff) {}

  /**
   * One row of the environment's table.
   *
   * @param name as the envelope has it, such as {@code os}
   * @param there what the red run's envelope says
   * @param here what holds now
   */
  public record Trait(
      String name, @Nullable String there, @Nullable String here, boolean differs) {}
}
