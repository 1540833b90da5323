package io.github.postmerge.smoke.verdict;

import io.github.postmerge.smoke.process.Ending;
import java.util.Set;

/**
 * The user's settings that a verdict depends on.
 *
 * @param undefinedCommand what a missing smoke command means
 * @param look whether main is looked at
 * @param errorExitCodes with which the smoke says that it could not decide
 * @param buildFollows when the build succeeds
 */
public record Policy(
    UndefinedCommand undefinedCommand,
    Look look,
    Set<Integer> errorExitCodes,
    BuildFollows buildFollows) {

  /** Copies the set. */
  public Policy {
    errorExitCodes = Set.copyOf(errorExitCodes);
  }

  /** A policy without error exit codes, whose build succeeds if the queue may go on. */
  public Policy(UndefinedCommand undefinedCommand, Look look) {
    this(undefinedCommand, look, Set.of(), BuildFollows.QUEUE);
  }

  /** What a missing smoke command means (policy 10). */
  public enum UndefinedCommand {
    /** The queue stops. */
    BLOCK,
    /** The queue goes on. */
    ALLOW
  }

  /** Whether main is looked at. */
  public enum Look {
    /** Main is asked for its head, before and after. */
    AT_MAIN,
    /** A dry run: main is not asked, and the queue may never go on. */
    DRY_RUN
  }

  /** When the build succeeds. */
  public enum BuildFollows {
    /** If the queue may go on. */
    QUEUE,
    /** If the smoke passed, or was not run because the commit is stale; else the build fails. */
    SMOKE
  }

  /** The policy that applies until the user's settings are read. */
  public static final Policy STRICTEST = new Policy(UndefinedCommand.BLOCK, Look.AT_MAIN);

  /** Whether a smoke with this ending says that it could not decide. */
  public boolean couldNotTell(Ending ending) {
    return ending instanceof Ending.Exited exited && errorExitCodes.contains(exited.code());
  }

  /** Whether main is not looked at. */
  public boolean isDryRun() {
    return look == Look.DRY_RUN;
  }
}
