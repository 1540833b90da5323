package io.github.postmerge.smoke.postmerge;

import io.github.postmerge.smoke.checkout.KeptPaths;
import io.github.postmerge.smoke.command.CommandRequest.Presence;
import io.github.postmerge.smoke.command.CommandRequest.RegistryFile;
import io.github.postmerge.smoke.command.InvalidCommandException;
import io.github.postmerge.smoke.command.SmokeCommand;
import io.github.postmerge.smoke.command.TaskId;
import io.github.postmerge.smoke.command.TaskIdPattern;
import io.github.postmerge.smoke.command.TreePath;
import io.github.postmerge.smoke.git.MainBranch;
import io.github.postmerge.smoke.git.MainBranch.GitChoice;
import io.github.postmerge.smoke.git.WorktreeCache;
import io.github.postmerge.smoke.git.WorktreeCache.Reuse;
import io.github.postmerge.smoke.masking.MaskingConfig;
import io.github.postmerge.smoke.postmerge.PostMergeSmokeRequest.Checkout;
import io.github.postmerge.smoke.postmerge.PostMergeSmokeRequest.Command;
import io.github.postmerge.smoke.postmerge.PostMergeSmokeRequest.Diagnose;
import io.github.postmerge.smoke.postmerge.PostMergeSmokeRequest.Keep;
import io.github.postmerge.smoke.postmerge.PostMergeSmokeRequest.Limits;
import io.github.postmerge.smoke.postmerge.PostMergeSmokeRequest.OnStale;
import io.github.postmerge.smoke.postmerge.PostMergeSmokeRequest.Reruns;
import io.github.postmerge.smoke.postmerge.PostMergeSmokeRequest.Task;
import io.github.postmerge.smoke.process.ContainmentChoice;
import io.github.postmerge.smoke.verdict.Policy;
import io.github.postmerge.smoke.verdict.Policy.Look;
import io.github.postmerge.smoke.verdict.Policy.UndefinedCommand;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads parameters into a request: each one's default and range stand here, once. */
final class RequestReader {

  /** How many smokes at their deadline fit into a diagnosis' budget. */
  private static final int BUDGETED_RUNS = 3;

  private static final int MOST_PATTERNS = 100;

  private final Parameters parameters;
  private final Map<String, String> environment;

  RequestReader(Parameters parameters, Map<String, String> environment) {
    this.parameters = parameters;
    this.environment = environment;
  }

  PostMergeSmokeRequest read() throws InvalidRequestException, InvalidCommandException {
    parameters.requireKnown(SmokeProperties.NAMES);
    parameters.flag(SmokeProperties.SKIP);
    return new PostMergeSmokeRequest(
        parameters.path(SmokeProperties.REPOSITORY, "."),
        parameters.text(SmokeProperties.MERGE_COMMIT),
        task(),
        command(),
        main(),
        limits(),
        policy(),
        parameters.choice(SmokeProperties.ON_STALE, OnStale.STOP),
        checkout(),
        log(),
        reruns(),
        maskPatterns());
  }

  /** The envelope's place, which is needed before anything else is read. */
  Path envelope() throws InvalidRequestException {
    return outsideGit(
        SmokeProperties.ENVELOPE,
        parameters.path(SmokeProperties.ENVELOPE, "target/smoke/envelope.json"));
  }

  /** No parameter makes us write where git keeps refs, configuration and objects. */
  private static Path outsideGit(String name, Path file) throws InvalidRequestException {
    for (Path part : file) {
      if (part.toString().equalsIgnoreCase(".git")) {
        throw new InvalidRequestException(
            String.format(
                "%s \"%s\" lies in a .git folder. Name a file outside of it.", name, file));
      }
    }
    return file;
  }

  /** What is secret must not be written down, also where another parameter cannot be read. */
  List<String> usableMaskPatterns() {
    return parameters.lines(SmokeProperties.MASK_PATTERNS).stream()
        .limit(MOST_PATTERNS)
        .filter(pattern -> MaskingConfig.objectionTo(pattern).isEmpty())
        .toList();
  }

  private List<String> maskPatterns() throws InvalidRequestException {
    List<String> patterns = parameters.lines(SmokeProperties.MASK_PATTERNS);
    if (patterns.size() > MOST_PATTERNS) {
      throw new InvalidRequestException(
          String.format(
              "%s has %d patterns, and at most %d are allowed. Join some with \"|\".",
              SmokeProperties.MASK_PATTERNS, patterns.size(), MOST_PATTERNS));
    }
    for (String pattern : patterns) {
      Optional<String> objection = MaskingConfig.objectionTo(pattern);
      if (objection.isPresent()) {
        throw new InvalidRequestException(SmokeProperties.MASK_PATTERNS + " " + objection.get());
      }
    }
    return patterns;
  }

  /** The log's place, which an older one is removed from before anything else is read. */
  LogFile logFile() throws InvalidRequestException {
    Path file =
        outsideGit(
            SmokeProperties.LOG_FILE,
            parameters.path(
                SmokeProperties.LOG_FILE, envelope().resolveSibling("smoke.log").toString()));
    if (file.equals(envelope())) {
      throw new InvalidRequestException(
          String.format(
              "%s \"%s\" is the envelope's own file. Name another one.",
              SmokeProperties.LOG_FILE, file));
    }
    return new LogFile(file);
  }

  private Optional<PostMergeSmokeRequest.Log> log() throws InvalidRequestException {
    LogFile file = logFile();
    long maxSize = parameters.bytes(SmokeProperties.MAX_LOG_SIZE, "64MB");
    return maxSize == 0
        ? Optional.empty()
        : Optional.of(new PostMergeSmokeRequest.Log(file, maxSize));
  }

  private Task task() throws InvalidRequestException, InvalidCommandException {
    String pattern = parameters.text(SmokeProperties.TASK_ID_PATTERN, "\\btask-\\d+(?:\\+\\d+)*");
    Optional<String> id = parameters.text(SmokeProperties.TASK_ID);
    return new Task(
        id.isPresent() ? Optional.of(TaskId.of(id.get())) : Optional.empty(),
        TaskIdPattern.of(pattern));
  }

  private Command command() throws InvalidRequestException, InvalidCommandException {
    Optional<String> registry = parameters.text(SmokeProperties.REGISTRY);
    TreePath path =
        TreePath.of(
            SmokeProperties.REGISTRY,
            parameters.text(SmokeProperties.REGISTRY, ".smoke/registry.yaml"));
    return new Command(
        explicitCommand(),
        TreePath.of(
            SmokeProperties.TASK_DIRECTORY,
            parameters.text(SmokeProperties.TASK_DIRECTORY, "memory/tasks")),
        new RegistryFile(path, registry.isPresent() ? Presence.REQUIRED : Presence.OPTIONAL));
  }

  private Optional<SmokeCommand> explicitCommand()
      throws InvalidRequestException, InvalidCommandException {
    Optional<String> line = parameters.text(SmokeProperties.COMMAND);
    if (line.isPresent() && !parameters.argv().isEmpty()) {
      throw new InvalidRequestException(
          String.format(
              "Both smoke.command \"%s\" and an argv list %s are given. Keep one of them.",
              line.get(), parameters.argv()));
    }
    if (line.isPresent()) {
      return Optional.of(SmokeCommand.shell(line.get()));
    }
    return parameters.argv().isEmpty()
        ? Optional.empty()
        : Optional.of(SmokeCommand.argv(parameters.argv()));
  }

  private MainBranch main() throws InvalidRequestException {
    return new MainBranch(
        parameters.text(SmokeProperties.REMOTE, "origin"),
        parameters.text(SmokeProperties.BRANCH, MainBranch.USUAL_BRANCH),
        parameters.choice(SmokeProperties.GIT, GitChoice.AUTO),
        Duration.ofSeconds(parameters.seconds(SmokeProperties.REMOTE_TIMEOUT, 60, 1)));
  }

  private Limits limits() throws InvalidRequestException {
    return new Limits(
        Duration.ofSeconds(parameters.seconds(SmokeProperties.TIMEOUT, 600, 1)),
        Duration.ofSeconds(parameters.seconds(SmokeProperties.KILL_GRACE, 5, 0)),
        parameters.choice(SmokeProperties.CONTAINMENT, ContainmentChoice.AUTO));
  }

  private Optional<Reruns> reruns() throws InvalidRequestException {
    Diagnose diagnose = parameters.choice(SmokeProperties.DIAGNOSE, Diagnose.NEVER);
    long threeTimes = BUDGETED_RUNS * limits().timeout().toSeconds();
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

  private Policy policy() throws InvalidRequestException {
    return new Policy(
        parameters.choice(SmokeProperties.UNDEFINED_COMMAND, UndefinedCommand.BLOCK),
        parameters.flag(SmokeProperties.DRY_RUN) ? Look.DRY_RUN : Look.AT_MAIN,
        parameters.exitCodes(SmokeProperties.ERROR_EXIT_CODES));
  }

  private Checkout checkout() throws InvalidRequestException, InvalidCommandException {
    WorktreeCache cache =
        new WorktreeCache(
            worktreeRoot(),
            parameters.flag(SmokeProperties.REUSE_WORKTREE, "true")
                ? Reuse.WHERE_CERTAIN
                : Reuse.NEVER,
            keptPaths(),
            parameters.bytes(SmokeProperties.MAX_CACHE_SIZE, "10GB"));
    Optional<String> remark =
        parameters.text(SmokeProperties.WORKTREE_ROOT).isPresent()
            ? Optional.empty()
            : CacheFolder.of(environment).remark();
    return new Checkout(
        cache, parameters.choice(SmokeProperties.KEEP_WORKTREE, Keep.NEVER), remark);
  }

  /** Where worktrees are made, and rest. */
  Path worktreeRoot() throws InvalidRequestException {
    return parameters.path(
        SmokeProperties.WORKTREE_ROOT,
        CacheFolder.of(environment).path().resolve("worktrees").toString());
  }

  private KeptPaths keptPaths() throws InvalidRequestException, InvalidCommandException {
    List<String> kept = new ArrayList<>();
    for (String path : parameters.lines(SmokeProperties.KEEP_PATHS)) {
      kept.add(TreePath.of(SmokeProperties.KEEP_PATHS, path).toString());
    }
    return new KeptPaths(kept);
  }
}
