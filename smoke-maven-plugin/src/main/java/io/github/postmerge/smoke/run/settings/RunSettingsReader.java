package io.github.postmerge.smoke.run.settings;

import io.github.postmerge.smoke.command.CommandRequest.Presence;
import io.github.postmerge.smoke.command.CommandRequest.RegistryFile;
import io.github.postmerge.smoke.command.InvalidCommandException;
import io.github.postmerge.smoke.command.TreePath;
import io.github.postmerge.smoke.git.MainBranch;
import io.github.postmerge.smoke.git.MainBranch.GitChoice;
import io.github.postmerge.smoke.log.LogFile;
import io.github.postmerge.smoke.log.LogSettings;
import io.github.postmerge.smoke.masking.MaskingConfig;
import io.github.postmerge.smoke.parameters.InvalidRequestException;
import io.github.postmerge.smoke.parameters.Parameters;
import io.github.postmerge.smoke.parameters.SmokeProperties;
import io.github.postmerge.smoke.process.ContainmentChoice;
import io.github.postmerge.smoke.run.settings.CheckoutSettings.Keep;
import io.github.postmerge.smoke.worktree.WorktreeCache;
import io.github.postmerge.smoke.worktree.WorktreeCache.Reuse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the settings of every goal that runs smokes; defines each default and range once. */
public final class RunSettingsReader {

  /** Parameters for the repository, the main branch, and masking. */
  public static final Set<String> REPOSITORY_NAMES =
      Set.of(
          SmokeProperties.REPOSITORY,
          SmokeProperties.REMOTE,
          SmokeProperties.BRANCH,
          SmokeProperties.REMOTE_TIMEOUT,
          SmokeProperties.GIT,
          SmokeProperties.MASK_PATTERNS);

  /** Parameters for a smoke without live output, except its timeout. */
  public static final Set<String> PROBE_NAMES =
      union(
          REPOSITORY_NAMES,
          Set.of(
              SmokeProperties.TASK_DIRECTORY,
              SmokeProperties.REGISTRY,
              SmokeProperties.KILL_GRACE,
              SmokeProperties.CONTAINMENT,
              SmokeProperties.WORKTREE_ROOT,
              SmokeProperties.REUSE_WORKTREE,
              SmokeProperties.KEEP_PATHS,
              SmokeProperties.MAX_CACHE_SIZE));

  /** All parameters read here, except the timeout, which a reproduction takes from the red run. */
  public static final Set<String> NAMES =
      union(
          PROBE_NAMES,
          Set.of(
              SmokeProperties.KEEP_WORKTREE,
              SmokeProperties.LOG_FILE,
              SmokeProperties.MAX_LOG_SIZE));

  private static final int MOST_PATTERNS = 100;

  private final Parameters parameters;
  private final Map<String, String> environment;

  /** Reads parameters for runs in this environment. */
  public RunSettingsReader(Parameters parameters, Map<String, String> environment) {
    this.parameters = parameters;
    this.environment = environment;
  }

  /**
   * Reads all settings.
   *
   * @param log where the whole output is written, unless its maximum size is 0
   */
  public RunSettings read(Path log) throws InvalidRequestException, InvalidCommandException {
    return new RunSettings(
        repository(), main(), commands(), limits(), checkout(), log(log), maskPatterns());
  }

  /** A file that Smoke writes; refused in a {@code .git} folder, which holds refs and objects. */
  public Path written(String name, Path usual) throws InvalidRequestException {
    Path file = parameters.path(name, usual.toString());
    for (Path part : file) {
      if (part.toString().equalsIgnoreCase(".git")) {
        throw new InvalidRequestException(
            String.format("%s \"%s\" is in a .git folder. Name a file outside of it.", name, file));
      }
    }
    return file;
  }

  /**
   * The file for a smoke's whole output.
   *
   * @param usual the default file
   * @param envelope a file that the log must not be, if any
   */
  public Path logFile(Path usual, Optional<Path> envelope) throws InvalidRequestException {
    Path file = written(SmokeProperties.LOG_FILE, usual);
    if (envelope.filter(file::equals).isPresent()) {
      throw new InvalidRequestException(
          String.format(
              "%s \"%s\" is the envelope's own file. Name another one.",
              SmokeProperties.LOG_FILE, file));
    }
    return file;
  }

  /** The valid mask patterns, so that secrets are masked even if another parameter is invalid. */
  public List<String> usableMaskPatterns() {
    return parameters.lines(SmokeProperties.MASK_PATTERNS).stream()
        .limit(MOST_PATTERNS)
        .filter(pattern -> MaskingConfig.problemWith(pattern).isEmpty())
        .toList();
  }

  /** The folder for worktrees, in use or idle. */
  public Path worktreeRoot() throws InvalidRequestException {
    return parameters.path(
        SmokeProperties.WORKTREE_ROOT,
        CacheFolder.of(environment).path().resolve("worktrees").toString());
  }

  /** The team's own patterns to mask. */
  public List<String> maskPatterns() throws InvalidRequestException {
    List<String> patterns = parameters.lines(SmokeProperties.MASK_PATTERNS);
    if (patterns.size() > MOST_PATTERNS) {
      throw new InvalidRequestException(
          String.format(
              "%s has %d patterns, and at most %d are allowed. Join some with \"|\".",
              SmokeProperties.MASK_PATTERNS, patterns.size(), MOST_PATTERNS));
    }
    for (String pattern : patterns) {
      Optional<String> objection = MaskingConfig.problemWith(pattern);
      if (objection.isPresent()) {
        throw new InvalidRequestException(SmokeProperties.MASK_PATTERNS + " " + objection.get());
      }
    }
    return patterns;
  }

  private Optional<LogSettings> log(Path file) throws InvalidRequestException {
    long maxSize = parameters.bytes(SmokeProperties.MAX_LOG_SIZE, "64MB");
    return maxSize == 0
        ? Optional.empty()
        : Optional.of(new LogSettings(new LogFile(file), maxSize));
  }

  private CommandPlaces commands() throws InvalidRequestException, InvalidCommandException {
    boolean isNamed = parameters.text(SmokeProperties.REGISTRY).isPresent();
    TreePath registry =
        TreePath.of(
            SmokeProperties.REGISTRY,
            parameters.text(SmokeProperties.REGISTRY, RegistryFile.USUAL_PATH));
    return new CommandPlaces(
        TreePath.of(
            SmokeProperties.TASK_DIRECTORY,
            parameters.text(SmokeProperties.TASK_DIRECTORY, "memory/tasks")),
        new RegistryFile(registry, isNamed ? Presence.REQUIRED : Presence.OPTIONAL));
  }

  /** Any folder of the repository. */
  public Path repository() throws InvalidRequestException {
    return parameters.path(SmokeProperties.REPOSITORY, ".");
  }

  /** The main branch. */
  public MainBranch main() throws InvalidRequestException {
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

  private CheckoutSettings checkout() throws InvalidRequestException, InvalidCommandException {
    WorktreeCache cache =
        WorktreeCache.keeping(
            keptPaths(),
            worktreeRoot(),
            parameters.flag(SmokeProperties.REUSE_WORKTREE, "true")
                ? Reuse.WHERE_CERTAIN
                : Reuse.NEVER,
            parameters.bytes(SmokeProperties.MAX_CACHE_SIZE, "10GB"));
    Optional<String> remark =
        parameters.text(SmokeProperties.WORKTREE_ROOT).isPresent()
            ? Optional.empty()
            : CacheFolder.of(environment).remark();
    return new CheckoutSettings(
        cache, parameters.choice(SmokeProperties.KEEP_WORKTREE, Keep.NEVER), remark);
  }

  private List<String> keptPaths() throws InvalidRequestException, InvalidCommandException {
    List<String> kept = new ArrayList<>();
    for (String path : parameters.lines(SmokeProperties.KEEP_PATHS)) {
      kept.add(TreePath.of(SmokeProperties.KEEP_PATHS, path).toString());
    }
    return kept;
  }

  private static Set<String> union(Set<String> some, Set<String> others) {
    Set<String> all = new HashSet<>(some);
    all.addAll(others);
    return Set.copyOf(all);
  }
}
