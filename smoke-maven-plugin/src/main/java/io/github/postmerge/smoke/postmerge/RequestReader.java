package io.github.postmerge.smoke.postmerge;

import io.github.postmerge.smoke.collect.CollectSettings;
import io.github.postmerge.smoke.collect.PathPatterns;
import io.github.postmerge.smoke.command.InvalidCommandException;
import io.github.postmerge.smoke.envelope.EnvelopeName;
import io.github.postmerge.smoke.parameters.CiChoice;
import io.github.postmerge.smoke.parameters.InvalidRequestException;
import io.github.postmerge.smoke.parameters.Parameters;
import io.github.postmerge.smoke.parameters.SmokeProperties;
import io.github.postmerge.smoke.postmerge.PostMergeSmokeRequest.Diagnose;
import io.github.postmerge.smoke.postmerge.PostMergeSmokeRequest.Escalate;
import io.github.postmerge.smoke.postmerge.PostMergeSmokeRequest.HistorySettings;
import io.github.postmerge.smoke.postmerge.PostMergeSmokeRequest.Nested;
import io.github.postmerge.smoke.postmerge.PostMergeSmokeRequest.OnStale;
import io.github.postmerge.smoke.postmerge.PostMergeSmokeRequest.Task;
import io.github.postmerge.smoke.postmerge.diagnosis.LastGood;
import io.github.postmerge.smoke.postmerge.diagnosis.Reruns;
import io.github.postmerge.smoke.run.Leftovers.LogPlace;
import io.github.postmerge.smoke.run.Leftovers.LogPlace.Choice;
import io.github.postmerge.smoke.run.settings.CommandParameters;
import io.github.postmerge.smoke.run.settings.RunSettings;
import io.github.postmerge.smoke.run.settings.RunSettingsReader;
import io.github.postmerge.smoke.verdict.Policy;
import io.github.postmerge.smoke.verdict.Policy.BuildFollows;
import io.github.postmerge.smoke.verdict.Policy.Look;
import io.github.postmerge.smoke.verdict.Policy.UndefinedCommand;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads parameters into a request; defines each default and range of this goal once. */
final class RequestReader {

  private static final Set<String> OWN_NAMES =
      Set.of(
          SmokeProperties.MERGE_COMMIT,
          SmokeProperties.TASK_ID,
          SmokeProperties.TASK_ID_PATTERN,
          SmokeProperties.COMMAND,
          SmokeProperties.UNDEFINED_COMMAND,
          SmokeProperties.ERROR_EXIT_CODES,
          SmokeProperties.TIMEOUT,
          SmokeProperties.DRY_RUN,
          SmokeProperties.ON_STALE,
          SmokeProperties.SKIP,
          SmokeProperties.NESTED,
          SmokeProperties.BUILD_FOLLOWS,
          SmokeProperties.COLLECT,
          SmokeProperties.MAX_COLLECTED_SIZE,
          SmokeProperties.ENVELOPE,
          SmokeProperties.DIAGNOSE,
          SmokeProperties.DIAGNOSE_BUDGET,
          SmokeProperties.LAST_GOOD,
          SmokeProperties.HISTORY,
          SmokeProperties.ESCALATE,
          SmokeProperties.CI,
          SmokeProperties.JUNIT);

  private static final Path USUAL_ENVELOPE = Path.of("target", "smoke", "envelope.json");

  private static final int MOST_COLLECT_PATTERNS = 100;

  /** How many smokes that use their whole time limit fit into the default budget of a diagnosis. */
  private static final int BUDGETED_RUNS = 3;

  private final Parameters parameters;
  private final RunSettingsReader settings;

  RequestReader(Parameters parameters, Map<String, String> environment) {
    this.parameters = parameters;
    this.settings = new RunSettingsReader(parameters, environment);
  }

  PostMergeSmokeRequest read() throws InvalidRequestException, InvalidCommandException {
    parameters.requireRunnable();
    parameters.requireKnown(RunSettingsReader.NAMES, OWN_NAMES);
    parameters.flag(SmokeProperties.SKIP);
    parameters.choice(SmokeProperties.NESTED, Nested.SKIP);
    requireReports();
    RunSettings shared = settings.read(logFile());
    return new PostMergeSmokeRequest(
        shared,
        parameters.text(SmokeProperties.MERGE_COMMIT),
        task(),
        new CommandParameters(parameters).explicitCommand(),
        policy(),
        parameters.choice(SmokeProperties.ON_STALE, OnStale.STOP),
        reruns(shared.limits().timeout()),
        history(),
        collect());
  }

  /** The envelope's path, which is needed before anything else is read. */
  Path envelope() throws InvalidRequestException {
    return settings.written(SmokeProperties.ENVELOPE, USUAL_ENVELOPE);
  }

  /**
   * The Maven edge uses these parameters for CI reports; an invalid value is an error of the run.
   */
  private void requireReports() throws InvalidRequestException {
    parameters.choice(SmokeProperties.CI, CiChoice.AUTO);
    settings.written(SmokeProperties.JUNIT, Path.of("none"));
  }

  /** The log's path, and whether a parameter named it. */
  LogPlace log() throws InvalidRequestException {
    boolean isNamed = parameters.text(SmokeProperties.LOG_FILE).isPresent();
    return new LogPlace(logFile(), isNamed ? Choice.NAMED : Choice.USUAL);
  }

  /** The log's path; an older log is removed before anything else is read. */
  private Path logFile() throws InvalidRequestException {
    Path envelope = envelope();
    return settings.logFile(new EnvelopeName(envelope).log(), Optional.of(envelope));
  }

  /** The folder for collected files; older files are removed before anything else is read. */
  Path reports() throws InvalidRequestException {
    return new EnvelopeName(envelope()).reports();
  }

  private Optional<CollectSettings> collect() throws InvalidRequestException {
    List<String> patterns = parameters.lines(SmokeProperties.COLLECT);
    for (String pattern : patterns) {
      if (!PathPatterns.isInside(pattern)) {
        throw new InvalidRequestException(
            String.format(
                "%s \"%s\" is not a path inside the worktree. Give it relative to the worktree's"
                    + " top, with / between folders and without \"..\".",
                SmokeProperties.COLLECT, pattern));
      }
    }
    if (patterns.size() > MOST_COLLECT_PATTERNS) {
      throw new InvalidRequestException(
          String.format(
              "%s has %d patterns, and at most %d are allowed. Join some with *.",
              SmokeProperties.COLLECT, patterns.size(), MOST_COLLECT_PATTERNS));
    }
    long maxSize = parameters.bytes(SmokeProperties.MAX_COLLECTED_SIZE, "64MB");
    return patterns.isEmpty() || maxSize == 0
        ? Optional.empty()
        : Optional.of(new CollectSettings(new PathPatterns(patterns), reports(), maxSize));
  }

  /** The valid mask patterns, so that secrets are masked even if another parameter is invalid. */
  List<String> usableMaskPatterns() {
    return settings.usableMaskPatterns();
  }

  private Task task() throws InvalidRequestException, InvalidCommandException {
    CommandParameters command = new CommandParameters(parameters);
    return new Task(command.task(), command.taskIdPattern());
  }

  private Policy policy() throws InvalidRequestException {
    return new Policy(
        parameters.choice(SmokeProperties.UNDEFINED_COMMAND, UndefinedCommand.BLOCK),
        parameters.flag(SmokeProperties.DRY_RUN) ? Look.DRY_RUN : Look.AT_MAIN,
        parameters.exitCodes(SmokeProperties.ERROR_EXIT_CODES),
        parameters.choice(SmokeProperties.BUILD_FOLLOWS, BuildFollows.QUEUE));
  }

  private Optional<HistorySettings> history() throws InvalidRequestException {
    Escalate escalate = parameters.choice(SmokeProperties.ESCALATE, Escalate.ALWAYS);
    if (parameters.text(SmokeProperties.HISTORY).isPresent()) {
      Path folder = settings.written(SmokeProperties.HISTORY, Path.of("history"));
      return Optional.of(new HistorySettings(folder, escalate));
    }
    if (escalate == Escalate.EDGES) {
      throw new InvalidRequestException(
          String.format(
              "%s is edges, but no history is kept to tell which red is new. Name its folder with"
                  + " -D%s=FOLDER.",
              SmokeProperties.ESCALATE, SmokeProperties.HISTORY));
    }
    return Optional.empty();
  }

  private Optional<Reruns> reruns(Duration timeout) throws InvalidRequestException {
    Diagnose diagnose = parameters.choice(SmokeProperties.DIAGNOSE, Diagnose.NEVER);
    long threeTimes = BUDGETED_RUNS * timeout.toSeconds();
    long budget =
        parameters.text(SmokeProperties.DIAGNOSE_BUDGET).isPresent()
            ? parameters.seconds(SmokeProperties.DIAGNOSE_BUDGET, threeTimes, 1)
            : threeTimes;
    Optional<LastGood> lastGood =
        parameters.text(SmokeProperties.LAST_GOOD).filter(t -> !t.isBlank()).map(LastGood::new);
    return switch (diagnose) {
      case NEVER -> Optional.empty();
      case ON_FAILURE -> Optional.of(new Reruns(Duration.ofSeconds(budget), lastGood));
    };
  }
}
