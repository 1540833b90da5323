package io.github.postmerge.smoke.mojo;

import io.github.postmerge.smoke.postmerge.Parameters;
import io.github.postmerge.smoke.postmerge.PostMergeSmokeOutcome;
import io.github.postmerge.smoke.postmerge.SmokeProperties;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether main, at exactly one merge commit, still works, and whether a merge queue may go
 * on.
 *
 * <p>Resolves the merge commit and its task, checks that the commit is main's head, checks it out
 * in a worktree of its own, runs the task's smoke command there under a hard deadline, and writes
 * one JSON envelope. The build succeeds exactly when the queue may go on. Nothing of the user's is
 * changed: no branch, tag, index, configuration or working tree.
 *
 * @since 0.1.0
 */
@Mojo(
    name = "post-merge",
    requiresProject = false,
    aggregator = true,
    threadSafe = true,
    inheritByDefault = false)
public final class PostMergeMojo extends AbstractMojo {

  private static final String SKIP = "smoke.skip";

  // Numbers and choices are texts, so that a wrong one ends in an envelope that says so, instead of
  // Maven refusing to begin.

  /**
   * Any folder of the git repository to look at.
   *
   * <p>Default: the folder that Maven runs in.
   *
   * @since 0.1.0
   */
  @Parameter(property = SmokeProperties.REPOSITORY)
  private @Nullable String repository;

  /**
   * The merge commit: any revision, resolved to the full id.
   *
   * <p>Default: the commit that the CI system's variable names (GITHUB_SHA, CI_COMMIT_SHA and their
   * like) where that commit is in this repository, or else HEAD.
   *
   * @since 0.1.0
   */
  @Parameter(property = SmokeProperties.MERGE_COMMIT)
  private @Nullable String mergeCommit;

  /**
   * The task that the merge came from, e.g. <code>task-2509+2</code>.
   *
   * <p>Default: the first match of <code>taskIdPattern</code> in the merge commit's message.
   *
   * @since 0.1.0
   */
  @Parameter(property = SmokeProperties.TASK_ID)
  private @Nullable String taskId;

  /**
   * Finds the task's id in the merge commit's message; a regular expression in RE2 syntax.
   *
   * <p>Default: <code>task-\d+(\+\d+)*</code>.
   *
   * @since 0.1.0
   */
  @Parameter(property = SmokeProperties.TASK_ID_PATTERN)
  private @Nullable String taskIdPattern;

  /**
   * The smoke command as one line for the platform's shell. It wins over task spec and registry;
   * together with <code>argv</code> it is an error.
   *
   * @since 0.1.0
   */
  @Parameter(property = SmokeProperties.COMMAND)
  private @Nullable String command;

  /**
   * The smoke command as a program and its arguments, run without a shell; only in the POM. It wins
   * over task spec and registry; together with <code>command</code> it is an error.
   *
   * @since 0.1.0
   */
  @Parameter private @Nullable List<String> argv;

  /**
   * Folder of the task specs, in the merge commit's tree.
   *
   * <p>Default: <code>memory/tasks</code>.
   *
   * @since 0.1.0
   */
  @Parameter(property = SmokeProperties.TASK_DIRECTORY)
  private @Nullable String taskDirectory;

  /**
   * The project's registry of smoke commands, a file in the merge commit's tree. Once named here it
   * must be there.
   *
   * <p>Default: <code>.smoke/registry.yaml</code>, which need not be there.
   *
   * @since 0.1.0
   */
  @Parameter(property = SmokeProperties.REGISTRY)
  private @Nullable String registry;

  /**
   * What a merge without any smoke command means: <code>block</code> stops the queue, <code>allow
   * </code> lets it go on.
   *
   * <p>Default: <code>block</code>.
   *
   * @since 0.1.0
   */
  @Parameter(property = SmokeProperties.UNDEFINED_COMMAND)
  private @Nullable String undefinedCommand;

  /**
   * The smoke's own wall time in seconds, 1 to 604800.
   *
   * <p>Default: 600.
   *
   * @since 0.1.0
   */
  @Parameter(property = SmokeProperties.TIMEOUT)
  private @Nullable String timeoutInSeconds;

  /**
   * Seconds between SIGTERM at the deadline and SIGKILL, 0 to 604800.
   *
   * <p>Default: 5.
   *
   * @since 0.1.0
   */
  @Parameter(property = SmokeProperties.KILL_GRACE)
  private @Nullable String killGraceInSeconds;

  /**
   * The remote that main lives on.
   *
   * <p>Default: <code>origin</code>.
   *
   * @since 0.1.0
   */
  @Parameter(property = SmokeProperties.REMOTE)
  private @Nullable String remote;

  /**
   * Main's branch on the remote.
   *
   * <p>Default: <code>main</code>.
   *
   * @since 0.1.0
   */
  @Parameter(property = SmokeProperties.BRANCH)
  private @Nullable String branch;

  /**
   * Seconds for one whole conversation with the remote, 1 to 604800.
   *
   * <p>Default: 60.
   *
   * @since 0.1.0
   */
  @Parameter(property = SmokeProperties.REMOTE_TIMEOUT)
  private @Nullable String remoteTimeoutInSeconds;

  /**
   * Whether to leave main alone: for trying a smoke out, <code>true</code> or <code>false</code>. A
   * dry run never opens the queue, and the build follows the smoke itself.
   *
   * <p>Default: <code>false</code>.
   *
   * @since 0.1.0
   */
  @Parameter(property = SmokeProperties.DRY_RUN)
  private @Nullable String dryRun;

  /**
   * What to do with a commit that is not main's head: <code>stop</code> runs nothing, <code>run
   * </code> smokes it all the same, so that each merge gets a verdict of its own. Neither opens the
   * queue.
   *
   * <p>Default: <code>stop</code>.
   *
   * @since 0.1.0
   */
  @Parameter(property = SmokeProperties.ON_STALE)
  private @Nullable String onStale;

  /**
   * The envelope's file.
   *
   * <p>Default: <code>smoke/envelope.json</code> in the project's build folder; without a project
   * in <code>target</code> of the folder that Maven runs in.
   *
   * @since 0.1.0
   */
  @Parameter(property = SmokeProperties.ENVELOPE)
  private @Nullable String envelope;

  /**
   * Folder that worktrees are made in, outside every project.
   *
   * <p>Default: <code>smoke/worktrees</code> in the user's cache folder.
   *
   * @since 0.1.0
   */
  @Parameter(property = SmokeProperties.WORKTREE_ROOT)
  private @Nullable String worktreeRoot;

  /**
   * Whether the worktree is left to look at: <code>never</code>, <code>on-failure</code> or <code>
   * always</code>.
   *
   * <p>Default: <code>never</code>.
   *
   * @since 0.1.0
   */
  @Parameter(property = SmokeProperties.KEEP_WORKTREE)
  private @Nullable String keepWorktree;

  /**
   * Whether the worktree of an earlier run of this repository is used again. It is moved to the
   * commit by difference, and whatever is not as it was laid out is deleted and written anew, so
   * that the smoke finds what it would find in a new one; where that cannot be had for certain, a
   * new one is made, and the log says why. Build outputs do not stay, unless <code>keepPaths</code>
   * names them.
   *
   * <p>Default: <code>true</code>.
   *
   * @since 0.1.0
   */
  @Parameter(property = SmokeProperties.REUSE_WORKTREE)
  private @Nullable String reuseWorktree;

  /**
   * Paths in the worktree, from its top, that a smoke finds again as the last one left them, such
   * as <code>node_modules</code>; on the command line with commas between them. Files of the commit
   * among them are laid out as ever. What stays can change a verdict: name only what the smoke's
   * own tools check.
   *
   * <p>Default: none.
   *
   * @since 0.1.0
   */
  @Parameter(property = SmokeProperties.KEEP_PATHS)
  private @Nullable List<String> keepPaths;

  /**
   * How much the worktrees that wait in <code>worktreeRoot</code> may take up, of all repositories:
   * a number of bytes, or of <code>KB</code>, <code>MB</code> or <code>GB</code>. When a run
   * begins, those unused for longest are removed until the others fit. The goal <code>
   * clean-worktrees</code> removes all.
   *
   * <p>Default: <code>10GB</code>.
   *
   * @since 0.1.0
   */
  @Parameter(property = SmokeProperties.MAX_CACHE_SIZE)
  private @Nullable String maxCacheSize;

  /**
   * The file that the smoke's whole output goes to, masked: both streams as they came, in whole
   * lines. It is made anew by each run that starts a smoke; an older one is removed by every run.
   * One that cannot be written is a warning, and changes no verdict. Links are not followed.
   *
   * <p>Default: <code>smoke.log</code> beside the envelope.
   *
   * @since 0.1.0
   */
  @Parameter(property = SmokeProperties.LOG_FILE)
  private @Nullable String logFile;

  /**
   * How much of the smoke's output the log keeps: a number of bytes, or of <code>KB</code> (1,024
   * bytes), <code>MB</code> (1,024 KB) or <code>GB</code> (1,024 MB); <code>0</code> for no log at
   * all. Counted is what the smoke wrote, before masking.
   *
   * <p>Of more than that the beginning and the end are kept, the end half of it, but at most 4 MB;
   * between them stands how many bytes are left out. The same happens to a flood that comes faster
   * than it can be masked (some 100 MB/s, a few MB/s where everything looks like a secret) once 2
   * MB wait: from there on its last 4 MB are kept. A run that is killed outright leaves the
   * beginning.
   *
   * <p>Default: <code>64MB</code>.
   *
   * @since 0.1.0
   */
  @Parameter(property = SmokeProperties.MAX_LOG_SIZE)
  private @Nullable String maxLogSize;

  /**
   * Whether a red smoke is run again, to tell who broke it: <code>never</code> or <code>on-failure
   * </code>. The smoke is run at the merge commit and at its first parent in turns, each time in a
   * worktree of its own, and the envelope's <code>diagnosis</code> says whether this merge is to
   * blame, and how sure that is. It changes no verdict: the envelope says <code>FAIL</code> or
   * <code>TIMEOUT</code> before the first rerun begins, and the queue stays stopped.
   *
   * <p>Default: <code>never</code>.
   *
   * @since 0.1.0
   */
  @Parameter(property = SmokeProperties.DIAGNOSE)
  private @Nullable String diagnose;

  /**
   * Wall time in seconds for all reruns of a red smoke, 1 to 604800. A rerun that it cuts short
   * counts for nothing. A plain case takes 4 to 10 runs.
   *
   * <p>Default: three times <code>timeoutInSeconds</code>.
   *
   * @since 0.1.0
   */
  @Parameter(property = SmokeProperties.DIAGNOSE_BUDGET)
  private @Nullable String diagnoseBudgetInSeconds;

  /**
   * A commit that is known to have passed: a revision, or the path of an envelope that says <code>
   * PASS</code> for it. It is run too where the merge and the commit before it both fail, and tells
   * a main that was red already from surroundings that are broken. One that cannot be had is a
   * warning.
   *
   * <p>Default: none.
   *
   * @since 0.1.0
   */
  @Parameter(property = SmokeProperties.LAST_GOOD)
  private @Nullable String lastGood;

  /**
   * What to mask beyond what is secret anywhere, in all that is shown or written: each <code>
   * maskPattern</code> is a regular expression in RE2 syntax, and what it matches within a line is
   * masked as a whole. On the command line they are given as <code>smoke.maskPatterns</code>, one
   * pattern a line, for a pattern may have commas in it; both count where both are given.
   *
   * @since 0.1.0
   */
  @Parameter private @Nullable List<String> maskPatterns;

  /**
   * The same as <code>maskPatterns</code> in one text: one pattern a line; blanks around it and
   * empty lines do not count.
   *
   * @since 0.1.0
   */
  @Parameter(property = SmokeProperties.MASK_PATTERNS)
  private @Nullable String maskPatternLines;

  /**
   * Does nothing at all, not even an envelope; on the command line it wins over the POM.
   *
   * @since 0.1.0
   */
  @Parameter(property = SKIP, defaultValue = "false")
  private boolean skip;

  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  private MavenSession session;

  @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
  private MojoExecution execution;

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    if (isSkipped()) {
      getLog().info("Skipped, for " + SKIP + " is true. No envelope was written.");
      return;
    }
    MavenRun maven = new MavenRun(session, execution);
    Console console = new Console(getLog(), Colours.ofMaven());
    PostMergeSmokeOutcome outcome =
        AbortOnShutdown.during(
            () -> maven.engine().run(parameters(maven), new ConsoleListener(console)));
    new BuildEnd(console).of(outcome);
  }

  /** Maven lets the POM win over the command line; whoever types this one means it. */
  private boolean isSkipped() {
    String typed = session.getUserProperties().getProperty(SKIP);
    return typed == null ? skip : !typed.equals("false");
  }

  private Parameters parameters(MavenRun maven) {
    return new GivenParameters()
        .with(SmokeProperties.REPOSITORY, maven.aligned(repository == null ? "." : repository))
        .with(SmokeProperties.MERGE_COMMIT, mergeCommit)
        .with(SmokeProperties.TASK_ID, taskId)
        .with(SmokeProperties.TASK_ID_PATTERN, taskIdPattern)
        .with(SmokeProperties.COMMAND, command)
        .with(SmokeProperties.TASK_DIRECTORY, taskDirectory)
        .with(SmokeProperties.REGISTRY, registry)
        .with(SmokeProperties.UNDEFINED_COMMAND, undefinedCommand)
        .with(SmokeProperties.TIMEOUT, timeoutInSeconds)
        .with(SmokeProperties.KILL_GRACE, killGraceInSeconds)
        .with(SmokeProperties.REMOTE, remote)
        .with(SmokeProperties.BRANCH, branch)
        .with(SmokeProperties.REMOTE_TIMEOUT, remoteTimeoutInSeconds)
        .with(SmokeProperties.DRY_RUN, dryRun)
        .with(SmokeProperties.ON_STALE, onStale)
        .with(
            SmokeProperties.ENVELOPE, envelope == null ? maven.envelope() : maven.aligned(envelope))
        .with(
            SmokeProperties.WORKTREE_ROOT,
            worktreeRoot == null ? null : maven.aligned(worktreeRoot))
        .with(SmokeProperties.KEEP_WORKTREE, keepWorktree)
        .with(SmokeProperties.REUSE_WORKTREE, reuseWorktree)
        .withLines(SmokeProperties.KEEP_PATHS, null, keepPaths)
        .with(SmokeProperties.MAX_CACHE_SIZE, maxCacheSize)
        .with(SmokeProperties.LOG_FILE, logFile == null ? null : maven.aligned(logFile))
        .with(SmokeProperties.MAX_LOG_SIZE, maxLogSize)
        .with(SmokeProperties.DIAGNOSE, diagnose)
        .with(SmokeProperties.DIAGNOSE_BUDGET, diagnoseBudgetInSeconds)
        .with(SmokeProperties.LAST_GOOD, lastGood == null ? null : maven.fileOrText(lastGood))
        .withLines(SmokeProperties.MASK_PATTERNS, maskPatternLines, maskPatterns)
        .and(argv == null ? List.of() : argv);
  }
}
