package io.github.postmerge.smoke.culprit.question;

import io.github.postmerge.smoke.command.CommandResolution;
import io.github.postmerge.smoke.command.InvalidCommandException;
import io.github.postmerge.smoke.command.SmokeCommand;
import io.github.postmerge.smoke.command.TaskId;
import io.github.postmerge.smoke.command.TaskIdPattern;
import io.github.postmerge.smoke.git.CommitId;
import io.github.postmerge.smoke.git.GitRepository;
import io.github.postmerge.smoke.parameters.InvalidRequestException;
import io.github.postmerge.smoke.parameters.Parameters;
import io.github.postmerge.smoke.parameters.SmokeProperties;
import io.github.postmerge.smoke.redrun.Trust;
import io.github.postmerge.smoke.run.settings.CommandParameters;
import io.github.postmerge.smoke.run.settings.RunSettings;
import io.github.postmerge.smoke.run.settings.RunSettingsReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A validated request for one search.
 *
 * @param settings where and how probes run
 * @param step the part of a search to run
 * @param ends the commits between which to search
 * @param red the failure to search for
 * @param effort the limits of the search
 * @param places the files that it reads and writes
 */
public record SearchRequest(
    RunSettings settings, Step step, Ends ends, Red red, Effort effort, Places places) {

  /** The value that means the last good commit of the history. */
  static final String HISTORY = "history";

  private static final int MOST_JOBS = 1_000;
  private static final int MOST_PROBES = 100_000;

  private static final Set<String> OWN_NAMES =
      Set.of(
          SmokeProperties.GOOD,
          SmokeProperties.BAD,
          SmokeProperties.DESCEND,
          SmokeProperties.CULPRIT,
          SmokeProperties.JOBS,
          SmokeProperties.BUDGET,
          SmokeProperties.MAX_PROBES,
          SmokeProperties.STEP,
          SmokeProperties.PLAN,
          SmokeProperties.ENTRY,
          SmokeProperties.RESULTS,
          SmokeProperties.ENVELOPE,
          SmokeProperties.TRUST_ENVELOPE,
          SmokeProperties.COMMAND,
          SmokeProperties.TASK_ID,
          SmokeProperties.TASK_ID_PATTERN,
          SmokeProperties.TIMEOUT,
          SmokeProperties.ERROR_EXIT_CODES,
          SmokeProperties.HISTORY,
          SmokeProperties.CI);

  /** A part of a search. */
  public enum Step {
    /** The whole search, on this machine. */
    SEARCH,
    /** Makes the first plan. */
    PLAN,
    /** Runs one entry of a plan. */
    PROBE,
    /** Evaluates the results of a plan: gives the answer, or the next plan. */
    FOLD
  }

  /**
   * The commits between which to search.
   *
   * @param good a revision, an envelope's file or {@code history}; empty for the last known one
   * @param bad a revision; empty for the red run's commit, or main's head
   * @param descend whether the search continues inside the blamed merge
   */
  public record Ends(Optional<String> good, Optional<String> bad, boolean descend) {}

  /**
   * The failure to search for.
   *
   * @param envelope the red run's
   * @param history the folder of earlier runs
   * @param timeout of the smoke; empty for the red run's own
   * @param taskPattern finds a merge's task in its message
   */
  public record Red(
      Optional<Path> envelope,
      Trust trust,
      Optional<Path> history,
      Optional<SmokeCommand> command,
      Optional<TaskId> task,
      TaskIdPattern taskPattern,
      Optional<Duration> timeout,
      Set<Integer> errorExitCodes) {}

  /**
   * The limits of a search.
   *
   * @param namedJobs probes at once; empty for half of the processors
   * @param budget wall time; empty for no limit
   * @param maxProbes total number of probes
   */
  public record Effort(OptionalInt namedJobs, Optional<Duration> budget, int maxProbes) {

    public int jobs() {
      return namedJobs.orElse(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
    }
  }

  /**
   * The files that a search reads and writes.
   *
   * @param entry the entry of the plan to run; empty for the one in the engine's variable
   */
  public record Places(Path answer, Path plan, Path results, Optional<String> entry) {

    /** The folder for the probes of a search on this machine. */
    public Path probes(String searchId) {
      return answer.resolveSibling("probes").resolve(searchId);
    }

    /** The file for the answer about the blamed merge's own commits. */
    public Path inside() {
      String name = String.valueOf(answer.getFileName());
      int dot = name.lastIndexOf('.');
      return answer.resolveSibling(
          dot <= 0 ? name + "-inside" : name.substring(0, dot) + "-inside" + name.substring(dot));
    }
  }

  public static SearchRequest read(Parameters parameters, RunSettingsReader reader)
      throws InvalidRequestException, InvalidCommandException {
    parameters.requireRunnable();
    parameters.requireKnown(RunSettingsReader.PROBE_NAMES, OWN_NAMES);
    Places places = places(parameters, reader);
    // Before the settings: a message about the time limit names the default of a search.
    Red red = red(parameters, reader);
    return new SearchRequest(
        reader.read(places.answer().resolveSibling("unused.log")).withoutLog().withoutKeeping(),
        parameters.choice(SmokeProperties.STEP, Step.SEARCH),
        new Ends(
            text(parameters, SmokeProperties.GOOD),
            text(parameters, SmokeProperties.BAD),
            parameters.flag(SmokeProperties.DESCEND)),
        red,
        effort(parameters),
        places);
  }

  /** Whether the good commit can only come from the history. */
  boolean takesGoodFromHistory() {
    return ends.good().map(HISTORY::equals).orElse(red.envelope().isEmpty());
  }

  /** The user's smoke command, else the one that a commit defines. */
  public CommandResolution command(
      GitRepository repository, CommitId commit, Optional<TaskId> ofTask)
      throws InvalidCommandException, IOException {
    return settings
        .commands()
        .resolve(red.command(), ofTask, path -> repository.read(commit, path));
  }

  /** The file for the answer; read first, because an older answer is removed first. */
  public static Path answer(RunSettingsReader reader) throws InvalidRequestException {
    return reader.written(
        SmokeProperties.CULPRIT, Path.of("target", "smoke", "culprit", "culprit.json"));
  }

  private static Places places(Parameters parameters, RunSettingsReader reader)
      throws InvalidRequestException {
    Path answer = answer(reader);
    Path plan = reader.written(SmokeProperties.PLAN, answer.resolveSibling("plan.json"));
    Path results = reader.written(SmokeProperties.RESULTS, plan.resolveSibling("results"));
    if (!new HashSet<>(List.of(answer, plan)).add(results) || answer.equals(plan)) {
      throw new InvalidRequestException(
          String.format(
              "%s \"%s\", %s \"%s\" and %s \"%s\" must be three different places.",
              SmokeProperties.CULPRIT,
              answer,
              SmokeProperties.PLAN,
              plan,
              SmokeProperties.RESULTS,
              results));
    }
    return new Places(answer, plan, results, text(parameters, SmokeProperties.ENTRY));
  }

  private static Red red(Parameters parameters, RunSettingsReader reader)
      throws InvalidRequestException, InvalidCommandException {
    CommandParameters command = new CommandParameters(parameters);
    return new Red(
        text(parameters, SmokeProperties.ENVELOPE).isPresent()
            ? Optional.of(parameters.path(SmokeProperties.ENVELOPE, "envelope.json"))
            : Optional.empty(),
        parameters.flag(SmokeProperties.TRUST_ENVELOPE) ? Trust.ENVELOPE : Trust.COMMIT,
        text(parameters, SmokeProperties.HISTORY).isPresent()
            ? Optional.of(reader.written(SmokeProperties.HISTORY, Path.of("history")))
            : Optional.empty(),
        command.explicitCommand(),
        command.task(),
        command.taskIdPattern(),
        parameters.secondsIfGiven(SmokeProperties.TIMEOUT, "the red run's own"),
        parameters.exitCodes(SmokeProperties.ERROR_EXIT_CODES));
  }

  private static Effort effort(Parameters parameters) throws InvalidRequestException {
    return new Effort(
        parameters.countIfGiven(SmokeProperties.JOBS, MOST_JOBS, "half of the processors"),
        parameters.secondsIfGiven(SmokeProperties.BUDGET, "no limit"),
        parameters
            .countIfGiven(SmokeProperties.MAX_PROBES, MOST_PROBES, "as many as are worth it")
            .orElse(MOST_PROBES));
  }

  private static Optional<String> text(Parameters parameters, String name) {
    return parameters.text(name).map(String::strip).filter(text -> !text.isEmpty());
  }
}
