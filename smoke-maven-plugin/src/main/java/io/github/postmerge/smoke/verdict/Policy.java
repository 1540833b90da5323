package io.github.postmerge.smoke.verdict;

import io.github.postmerge.smoke.process.Ending;
import java.util.Set;

/**
 * What a team decided beforehand.
 *
 * @param undefinedCommand what a missing smoke command means
 * @param look whether main is looked at
 * @param errorExitCodes with which the smoke says that it could not tell
 * @param buildFollows what the end of the build says
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

  /** A policy for smokes that always can tell, and a build that tells a queue. */
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
    /** A dry run: main is not asked, and the queue never opened. */
    DRY_RUN
  }

  /** What the end of the build says. */
  public enum BuildFollows {
    /** Whether the queue may go on. */
    QUEUE,
    /** Whether the smoke passed, on main's head or not; it fails only for a red or unknown one. */
    SMOKE
  }

  /** What holds until the team's own could be read. */
  public static final Policy STRICTEST = new Policy(UndefinedCommand.BLOCK, Look.AT_MAIN);

  /** Whether a smoke that ended so says that it could not tell. */
  public boolean couldNotTell(Ending ending) {
    return ending instanceof Ending.Exited exited && errorExitCodes.contains(exited.code());
  }

  /** Whether main is left alone. */
  public boolean isDryRun() {
    return look == Look.DRY_RUN;
  }
}
