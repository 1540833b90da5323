package io.github.postmerge.smoke.mojo;

import io.github.postmerge.smoke.ci.CiReports;
import io.github.postmerge.smoke.mojo.reactor.Turn;
import io.github.postmerge.smoke.mojo.reactor.Turn.AfterFailure;
import io.github.postmerge.smoke.mojo.reactor.Turn.Now;
import io.github.postmerge.smoke.parameters.Parameters;
import io.github.postmerge.smoke.parameters.SmokeProperties;
import io.github.postmerge.smoke.postmerge.PostMergeSmokeOutcome;
import io.github.postmerge.smoke.run.NestedRun;
import java.util.List;
import java.util.Optional;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Component;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Reports whether main still works at one merge commit, and whether a merge queue may go on.
 *
 * <p>Resolves the merge commit and its task, checks that the commit is main's head, checks it out
 * in a worktree of its own, runs the task's smoke command there with a hard time limit, and writes
 * one JSON envelope. The build succeeds exactly when the queue may go on. In the user's repository
 * no branch, tag, index, configuration or working tree is changed.
 *
 * @since 0.1.0
 */
@SuppressWarnings("deprecation") // inheritByDefault is deprecated, but every Maven still reads it.
@Mojo(
    name = "post-merge",
    defaultPhase = LifecyclePhase.VERIFY,
    requiresProject = false,
    aggregator = true,
    threadSafe = true,
    inheritByDefault = false)
public final class PostMergeMojo extends AbstractSmokeMojo {

  private static final String NESTED_SKIPS = "skip";

  /**
   * The merge commit: any revision, resolved to the full id.
   *
   * <p>Default: the commit that the CI system's variable names (GITHUB_SHA, CI_COMMIT_SHA and the
   * like), else HEAD. If this clone does not have the commit that the variable names, the goal ends
   * in an error; set <code>HEAD</code> to use HEAD anyway.
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
   * Finds the task's id in the merge commit's message; a regular expression in RE2 syntax, of at
   * most 5,000 characters, and 10,000 parts with its repetitions written out. If it has groups, the
   * id is the first group that matched: <code>\(#(\d+)\)</code> finds the task <code>632</code> in
   * <code>(#632)</code>. If no group matched, it is the whole match.
   *
   * <p>Default: <code>\btask-\d+(?:\+\d+)*</code>.
   *
   * @since 0.1.0
   */
  @Parameter(property = SmokeProperties.TASK_ID_PATTERN)
  private @Nullable String taskIdPattern;

  /**
   * The smoke command as one line for the platform's shell. It takes precedence over task spec and
   * registry; it is an error to set both this and <code>argv</code>.
   *
   * @since 0.1.0
   */
  @Parameter(property = SmokeProperties.COMMAND)
  private @Nullable String command;

  /**
   * The smoke command as a program and its arguments, run without a shell; only in the POM. It
   * takes precedence over task spec and registry; it is an error to set both this and <code>command
   * </code>.
   *
   * @since 0.1.0
   */
  @Parameter private @Nullable List<String> argv;

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
   * Exit codes with which the smoke itself says that it could not decide whether main works, 1 to
   * 255, with commas between them, such as <code>75,125</code>. The status is then <code>ERROR
   * </code>: the queue stops, main does not count as red, and the run may be tried again.
   *
   * <p>Default: none.
   *
   * @since 0.1.0
   */
  @Parameter(property = SmokeProperties.ERROR_EXIT_CODES)
  private @Nullable String errorExitCodes;

  /**
   * The time limit for the smoke command in seconds of wall time, 1 to 604800.
   *
   * <p>Default: 600.
   *
   * @since 0.1.0
   */
  @Parameter(property = SmokeProperties.TIMEOUT)
  private @Nullable String timeoutInSeconds;

  /**
   * Whether to try a smoke without looking at main, <code>true</code> or <code>false</code>. A dry
   * run never lets the queue go on, and the build succeeds or fails as the smoke does.
   *
   * <p>Default: <code>false</code>.
   *
   * @since 0.1.0
   */
  @Parameter(property = SmokeProperties.DRY_RUN)
  private @Nullable String dryRun;

  /**
   * What to do with a commit that is not main's head: <code>stop</code> runs nothing, <code>run
   * </code> still runs the smoke, so that each merge gets a verdict of its own. Neither lets the
   * queue go on.
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
   * The file for the smoke's whole output, masked: both streams in the order in which they were
   * written, in whole lines. Every run removes an older log, and each run that starts a smoke
   * writes a new one. A log that cannot be written is a warning, and changes no verdict. Links are
   * not followed.
   *
   * <p>Default: beside the envelope and named after it: <code>envelope.log</code> for <code>
   * envelope.json</code>.
   *
   * @since 0.1.0
   */
  @Parameter(property = SmokeProperties.LOG_FILE)
  private @Nullable String logFile;

  /**
   * Files in the smoke's worktree that are copied beside the envelope after the smoke, red or
   * green: Ant patterns from the worktree's top such as <code>target/surefire-reports/**</code>; on
   * the command line with commas between them. The copies are in a folder that is named after the
   * envelope, <code>envelope.reports</code> for <code>envelope.json</code>, and the envelope's
   * <code>artifacts</code> lists them. Text is masked; pictures are copied unchanged; other binary
   * files, links, and files beyond the first 1,000 are left out with a warning. No verdict depends
   * on it.
   *
   * <p>Default: none.
   *
   * @since 0.1.0
   */
  @Parameter(property = SmokeProperties.COLLECT)
  private @Nullable List<String> collect;

  /**
   * How much disk space the copies of <code>collect</code> may use together: a number of bytes, or
   * of <code>KB</code>, <code>MB</code> or <code>GB</code>. A file that no longer fits is left out
   * completely. <code>0</code> collects nothing.
   *
   * <p>Default: <code>64MB</code>.
   *
   * @since 0.1.0
   */
  @Parameter(property = SmokeProperties.MAX_COLLECTED_SIZE)
  private @Nullable String maxCollectedSize;

  /**
   * Whether a red smoke is run again, to find out which merge broke it: <code>never</code> or
   * <code>
   * on-failure</code>. The smoke is run alternately at the merge commit and at its first parent,
   * each time in a worktree of its own, and the envelope's <code>diagnosis</code> says whether this
   * merge is to blame, and with what confidence. It changes no verdict: the envelope says <code>
   * FAIL
   * </code> or <code>TIMEOUT</code> before the first rerun begins, and the queue stays stopped.
   *
   * <p>Default: <code>never</code>.
   *
   * @since 0.1.0
   */
  @Parameter(property = SmokeProperties.DIAGNOSE)
  private @Nullable String diagnose;

  /**
   * Wall time in seconds for all reruns of a red smoke, 1 to 604800. A rerun that is cut short by
   * it is not counted. A simple case takes 4 to 10 runs.
   *
   * <p>Default: three times <code>timeoutInSeconds</code>.
   *
   * @since 0.1.0
   */
  @Parameter(property = SmokeProperties.DIAGNOSE_BUDGET)
  private @Nullable String diagnoseBudgetInSeconds;

  /**
   * A commit that is known to have passed: a revision, or the path of an envelope that says <code>
   * PASS</code> for it. It is run too if the merge and the commit before it both fail, to
   * distinguish a main that was already red from a broken environment. A commit that cannot be
   * obtained is a warning.
   *
   * <p>Default: none.
   *
   * @since 0.1.0
   */
  @Parameter(property = SmokeProperties.LAST_GOOD)
  private @Nullable String lastGood;

  /**
   * The folder of the history: each run adds one file to it, and the envelope's <code>history
   * </code> says what is in it about earlier runs of the same smoke: what passed last, since when
   * it is red, and whether this failure is new. A missing folder is created. It can be carried from
   * run to run in any way, and two histories are merged by copying one over the other. A history
   * that cannot be read or written is a warning, and no verdict depends on it.
   *
   * <p>Default: none.
   *
   * @since 0.1.0
   */
  @Parameter(property = SmokeProperties.HISTORY)
  private @Nullable String history;

  /**
   * Which red runs make an escalation packet: <code>always</code> each one, <code>edges</code> only
   * those that are new in the history: the first red run, and one that fails in a different way
   * than the one before. If the history cannot be read, the packet is made.
   *
   * <p>Default: <code>always</code>. <code>edges</code> needs <code>history</code>.
   *
   * @since 0.1.0
   */
  @Parameter(property = SmokeProperties.ESCALATE)
  private @Nullable String escalate;

  /**
   * When the build succeeds: <code>queue</code> if the queue may go on, <code>smoke</code> if the
   * smoke passed, on main's head or not, or was not run because the commit is no longer main's
   * head. <code>smoke</code> is for jobs that show each merge's own result, beside a queue that
   * reads the envelope. The envelope is the same.
   *
   * <p>Default: <code>queue</code>.
   *
   * @since 0.1.0
   */
  @Parameter(property = SmokeProperties.BUILD_FOLLOWS)
  private @Nullable String buildFollows;

  /**
   * What this goal does inside a smoke of the same repository, if the smoke command runs a build
   * that the goal is bound to: <code>skip</code> logs this and writes no envelope, <code>run</code>
   * still runs the smoke.
   *
   * <p>Default: <code>skip</code>.
   *
   * @since 0.1.0
   */
  @Parameter(property = SmokeProperties.NESTED)
  private @Nullable String nested;

  /**
   * Whether the result is reported to the CI system that the environment names: <code>auto</code>
   * or <code>none</code>. On GitHub that is an annotation, a job summary and outputs of the step,
   * on GitLab links on the job's page. The smoke's output can never give commands to the CI system,
   * with either value.
   *
   * <p>Default: <code>auto</code>.
   *
   * @since 0.1.0
   */
  @Parameter(property = SmokeProperties.CI)
  private @Nullable String ci;

  /**
   * The JUnit report, in which the smoke is one test case: a file, or <code>none</code>. The report
   * of an earlier run is removed first. A file that is not such a report is never replaced; a
   * report that cannot be written is a warning, and changes no verdict.
   *
   * <p>Default: beside the envelope and named after it, <code>TEST-envelope.xml</code>; none if
   * <code>ci</code> is <code>none</code>.
   *
   * @since 0.1.0
   */
  @Parameter(property = SmokeProperties.JUNIT)
  private @Nullable String junit;

  /**
   * Skips the goal: no smoke, no envelope. On the command line it takes precedence over the POM.
   *
   * @since 0.1.0
   */
  @Parameter(property = SmokeProperties.SKIP)
  private @Nullable String skip;

  @Component private LifecycleExecutor lifecycle;

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    if (isSkipped()) {
      getLog()
          .info("Skipped, because " + SmokeProperties.SKIP + " is true. No envelope was written.");
      return;
    }
    MavenRun maven = new MavenRun(session, execution);
    Optional<String> outer = outerRun(maven);
    if (outer.isPresent()) {
      getLog().info(ConsoleText.line("Skipped: " + outer.get()));
      return;
    }
    BuildEnd end = new BuildEnd(new Console(getLog(), Colours.ofMaven()));
    Parameters parameters = parameters(maven);
    CiReports reports = maven.ci(ci, junit);
    Turn turn = maven.turn(lifecycle, why -> refuse(maven, parameters.refused(why), reports, end));
    if (turn instanceof Now) {
      try (AbortOnShutdown abort = new AbortOnShutdown()) {
        abort.watch();
        end.endBuild(run(maven, parameters, reports, end));
      }
    } else if (turn instanceof AfterFailure failure) {
      refuse(maven, parameters.refused(failure.sentence()), reports, end);
    } else {
      getLog().info(turn.sentence());
    }
  }

  /** Writes an envelope for a build that failed anyway, so that no earlier envelope remains. */
  private void refuse(MavenRun maven, Parameters refused, CiReports reports, BuildEnd end) {
    refused.refusal().ifPresent(getLog()::warn);
    try (AbortOnShutdown abort = new AbortOnShutdown()) {
      abort.watch();
      run(maven, refused, reports, end);
    }
  }

  private Optional<String> outerRun(MavenRun maven) {
    return nested != null && !nested.strip().equals(NESTED_SKIPS)
        ? Optional.empty()
        : new NestedRun(System.getenv())
            .outer(repository(maven))
            .map(
                id ->
                    String.format(
                        "this build is a part of the smoke of this repository (run %s). No envelope"
                            + " was written. To run the smoke anyway, set -D%s=run.",
                        id, SmokeProperties.NESTED));
  }

  private PostMergeSmokeOutcome run(
      MavenRun maven, Parameters parameters, CiReports reports, BuildEnd end) {
    CiListener listener = new CiListener(end.console(), reports);
    CiReporter reporter = new CiReporter(reports, listener, end);
    return maven.engine().run(parameters, listener, reporter);
  }

  /** In Maven the POM wins over the command line; for this parameter the command line wins. */
  private boolean isSkipped() {
    return "true".equals(skipValue()) || "".equals(skipValue());
  }

  private @Nullable String skipValue() {
    String typed = session.getUserProperties().getProperty(SmokeProperties.SKIP);
    return typed == null ? skip : typed.strip();
  }

  private Parameters parameters(MavenRun maven) {
    return shared(maven)
        .with(SmokeProperties.MERGE_COMMIT, mergeCommit)
        .with(SmokeProperties.TASK_ID, taskId)
        .with(SmokeProperties.TASK_ID_PATTERN, taskIdPattern)
        .with(SmokeProperties.COMMAND, command)
        .with(SmokeProperties.UNDEFINED_COMMAND, undefinedCommand)
        .with(SmokeProperties.ERROR_EXIT_CODES, errorExitCodes)
        .with(SmokeProperties.TIMEOUT, timeoutInSeconds)
        .with(SmokeProperties.DRY_RUN, dryRun)
        .with(SmokeProperties.ON_STALE, onStale)
        .with(
            SmokeProperties.ENVELOPE, envelope == null ? maven.envelope() : maven.aligned(envelope))
        .with(SmokeProperties.LOG_FILE, logFile == null ? null : maven.aligned(logFile))
        .with(SmokeProperties.BUILD_FOLLOWS, buildFollows)
        .with(SmokeProperties.NESTED, nested)
        .withLines(SmokeProperties.COLLECT, null, collect)
        .with(SmokeProperties.MAX_COLLECTED_SIZE, maxCollectedSize)
        .with(SmokeProperties.SKIP, skipValue())
        .with(SmokeProperties.DIAGNOSE, diagnose)
        .with(SmokeProperties.DIAGNOSE_BUDGET, diagnoseBudgetInSeconds)
        .with(SmokeProperties.LAST_GOOD, lastGood == null ? null : maven.fileOrText(lastGood))
        .with(SmokeProperties.HISTORY, history == null ? null : maven.aligned(history))
        .with(SmokeProperties.ESCALATE, escalate)
        .with(SmokeProperties.CI, ci)
        .with(SmokeProperties.JUNIT, maven.junit(junit))
        .and(argv == null ? List.of() : argv);
  }
}
