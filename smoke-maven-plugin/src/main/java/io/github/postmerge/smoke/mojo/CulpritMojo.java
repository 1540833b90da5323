package io.github.postmerge.smoke.mojo;

import io.github.postmerge.smoke.ci.CiReports;
import io.github.postmerge.smoke.culprit.CulpritOutcome;
import io.github.postmerge.smoke.culprit.CulpritOutcome.Answered;
import io.github.postmerge.smoke.culprit.CulpritOutcome.Planned;
import io.github.postmerge.smoke.culprit.CulpritReport;
import io.github.postmerge.smoke.mojo.SearchConsole.Screen;
import io.github.postmerge.smoke.parameters.Parameters;
import io.github.postmerge.smoke.parameters.SmokeProperties;
import java.util.List;
import java.util.function.Consumer;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Finds the merge that broke main, or says that none did.
 *
 * <p>Takes a good commit and a bad one, runs the red smoke at merges between them, several at once,
 * and stops as soon as one answer is probable enough: one merge is the culprit; none is, because
 * the smoke is flaky, the environment is broken, or the smoke never passed; or main is already
 * fixed. A merge is blamed only if it fails like the red run and the commit before it passes, in
 * both orders of time. Each probe is saved before it is used, so the same command continues an
 * interrupted search. The build succeeds if there is any answer, and fails if the probes do not
 * settle it. The goal needs no POM, changes nothing in the user's repository, and sends nothing.
 *
 * @since 0.1.0
 */
@SuppressWarnings(
    "deprecation") // requiresDirectInvocation is deprecated, but every Maven still reads it.
@Mojo(
    name = "culprit",
    requiresProject = false,
    requiresDirectInvocation = true,
    aggregator = true,
    threadSafe = true)
public final class CulpritMojo extends AbstractProbeMojo {

  /**
   * A commit at which the smoke passed: a revision, the file of an envelope that says <code>PASS
   * </code>, or <code>history</code> for the last good commit of the history.
   *
   * <p>Default: <code>history</code> if there is one; else the last green commit that the red run's
   * envelope names.
   *
   * @since 0.1.0
   */
  @Parameter(property = SmokeProperties.GOOD)
  private @Nullable String good;

  /**
   * The last commit to search, a revision.
   *
   * <p>Default: the commit of the red run whose <code>envelope</code> is given; else main's head.
   *
   * @since 0.1.0
   */
  @Parameter(property = SmokeProperties.BAD)
  private @Nullable String bad;

  /**
   * The red run's envelope, or its file in a history. It gives the failure to search for, the
   * command and the timeout.
   *
   * <p>Default: the newest red run of the <code>history</code> that no green run has cleared;
   * without one, the most frequent failure at the bad commit.
   *
   * @since 0.1.0
   */
  @Parameter(property = SmokeProperties.ENVELOPE)
  private @Nullable String envelope;

  /**
   * Whether the envelope's command is run as written there, <code>true</code> or <code>false
   * </code>, regardless of what the bad commit defines. The author of the envelope can then run
   * anything on this machine: set it only for envelopes of your own CI.
   *
   * <p>Default: <code>false</code>.
   *
   * @since 0.1.0
   */
  @Parameter(property = SmokeProperties.TRUST_ENVELOPE)
  private @Nullable String trustEnvelope;

  /**
   * The folder of the history that <code>post-merge</code> keeps. The last good commit, the red run
   * and the smoke's error rates are taken from it, and the answer is added to it. A missing folder
   * is not created.
   *
   * <p>Default: none.
   *
   * @since 0.1.0
   */
  @Parameter(property = SmokeProperties.HISTORY)
  private @Nullable String history;

  /**
   * The command to run at each merge, one line for the platform's shell, instead of the red run's.
   *
   * <p>Default: the red run's, if the bad commit defines it too; without a red run, the one that
   * the bad commit defines.
   *
   * @since 0.1.0
   */
  @Parameter(property = SmokeProperties.COMMAND)
  private @Nullable String command;

  /**
   * The same as a program and its arguments, run without a shell; it is an error to set both this
   * and <code>command</code>.
   *
   * @since 0.1.0
   */
  @Parameter private @Nullable List<String> argv;

  /**
   * The task whose smoke is searched, if no red run gives it.
   *
   * <p>Default: found in the bad commit's message.
   *
   * @since 0.1.0
   */
  @Parameter(property = SmokeProperties.TASK_ID)
  private @Nullable String taskId;

  /**
   * How a task's id is found in a merge's message: a regular expression in RE2 syntax; the first
   * group that matched, or else the whole match, is the id.
   *
   * <p>Default: <code>\btask-\d+(?:\+\d+)*</code>.
   *
   * @since 0.1.0
   */
  @Parameter(property = SmokeProperties.TASK_ID_PATTERN)
  private @Nullable String taskIdPattern;

  /**
   * Seconds that each run of the smoke may take, 1 to 604800.
   *
   * <p>Default: the red run's own; without one, 600.
   *
   * @since 0.1.0
   */
  @Parameter(property = SmokeProperties.TIMEOUT)
  private @Nullable String timeoutInSeconds;

  /**
   * Exit codes with which the smoke says that it could not decide, such as <code>75</code>; on the
   * command line with commas between them. Such a run says nothing about the merges, and may be
   * repeated.
   *
   * <p>Default: none.
   *
   * @since 0.1.0
   */
  @Parameter(property = SmokeProperties.ERROR_EXIT_CODES)
  private @Nullable String errorExitCodes;

  /**
   * Whether the search continues among the blamed merge's own commits, <code>true</code> or <code>
   * false</code>. Its answer is written beside the first one, as <code>culprit-inside.json</code>;
   * if both sides of the merge pass, the merge itself is to blame.
   *
   * <p>Default: <code>false</code>.
   *
   * @since 0.1.0
   */
  @Parameter(property = SmokeProperties.DESCEND)
  private @Nullable String descend;

  /**
   * The file for the answer, as JSON. During the search it has what is known so far. The probes are
   * in the folder <code>probes</code> beside it; without that folder a search starts over.
   *
   * <p>Default: <code>smoke/culprit/culprit.json</code> in the project's build folder; without a
   * project in <code>target</code> of the folder that Maven runs in.
   *
   * @since 0.1.0
   */
  @Parameter(property = SmokeProperties.CULPRIT)
  private @Nullable String culprit;

  /**
   * How many probes run at once, 1 to 1000, each in a worktree of its own. The smoke finds its
   * number, from 0, in <code>SMOKE_JOB</code>, for ports and the like. In a plan: how many entries
   * a round has.
   *
   * <p>Default: half of the machine's processors, at least 1.
   *
   * @since 0.1.0
   */
  @Parameter(property = SmokeProperties.JOBS)
  private @Nullable String jobs;

  /**
   * Seconds of wall time for the whole search, 1 to 604800; the same command continues it later.
   *
   * <p>Default: no limit.
   *
   * @since 0.1.0
   */
  @Parameter(property = SmokeProperties.BUDGET)
  private @Nullable String budgetInSeconds;

  /**
   * How many probes the search may make in all, 1 to 100000.
   *
   * <p>Default: as many as the search considers worth their cost.
   *
   * @since 0.1.0
   */
  @Parameter(property = SmokeProperties.MAX_PROBES)
  private @Nullable String maxProbes;

  /**
   * Which part of a search over several machines this is: <code>search</code> is all of it on this
   * machine; <code>plan</code> writes the list of the first probes; <code>probe</code> runs one
   * entry of it; <code>fold</code> takes the results, and writes the answer or the next plan.
   *
   * <p>Default: <code>search</code>.
   *
   * @since 0.1.0
   */
  @Parameter(property = SmokeProperties.STEP)
  private @Nullable String step;

  /**
   * The file of the plan.
   *
   * <p>Default: <code>plan.json</code> beside the answer.
   *
   * @since 0.1.0
   */
  @Parameter(property = SmokeProperties.PLAN)
  private @Nullable String plan;

  /**
   * Which entry of the plan this machine runs, from 0.
   *
   * <p>Default: the number in the variable of Slurm, GitLab, Buildkite, CircleCI, Semaphore, Azure,
   * Bitbucket, Kubernetes, AWS Batch or GNU parallel.
   *
   * @since 0.1.0
   */
  @Parameter(property = SmokeProperties.ENTRY)
  private @Nullable String entry;

  /**
   * The folder for the results of a plan's entries, one file each.
   *
   * <p>Default: <code>results</code> beside the plan.
   *
   * @since 0.1.0
   */
  @Parameter(property = SmokeProperties.RESULTS)
  private @Nullable String results;

  /**
   * Whether the answer is reported to the CI system: <code>auto</code> or <code>none</code>.
   *
   * <p>Default: <code>auto</code>.
   *
   * @since 0.1.0
   */
  @Parameter(property = SmokeProperties.CI)
  private @Nullable String ci;

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    try (AbortOnShutdown abort = new AbortOnShutdown()) {
      abort.watch();
      search();
    }
  }

  private void search() throws MojoExecutionException, MojoFailureException {
    MavenRun maven = new MavenRun(session, execution);
    Console console = new Console(getLog(), Colours.ofMaven());
    SearchConsole shown = new SearchConsole(console, screen(console), System.out);
    CulpritOutcome outcome = maven.culpritSearch().run(parameters(maven), shown);
    shown.erase();
    report(maven.ci(ci, null), outcome);
    CulpritReport report = new CulpritReport(outcome);
    new AnswerEnd(outcome.buildResult(), report.headline(), report.details()).endBuild(console);
  }

  private void report(CiReports reports, CulpritOutcome outcome) {
    Consumer<String> warnings = warning -> getLog().warn(ConsoleText.line(warning));
    if (outcome instanceof Answered answered) {
      reports.culprit(answered.answer(), answered.file(), warnings);
      reports.plan(true, 0, warnings);
    } else if (outcome instanceof Planned planned) {
      reports.plan(planned.total() == 0, planned.total(), warnings);
    }
  }

  private Screen screen(Console console) {
    return session.getRequest().isInteractiveMode() && console.colours() == Colours.ON
        ? Screen.TERMINAL
        : Screen.PLAIN;
  }

  private Parameters parameters(MavenRun maven) {
    return ofProbes(maven)
        .with(SmokeProperties.GOOD, good == null ? null : maven.fileOrText(good))
        .with(SmokeProperties.BAD, bad)
        .with(SmokeProperties.ENVELOPE, aligned(maven, envelope))
        .with(SmokeProperties.TRUST_ENVELOPE, trustEnvelope)
        .with(SmokeProperties.HISTORY, aligned(maven, history))
        .with(SmokeProperties.COMMAND, command)
        .with(SmokeProperties.TASK_ID, taskId)
        .with(SmokeProperties.TASK_ID_PATTERN, taskIdPattern)
        .with(SmokeProperties.TIMEOUT, timeoutInSeconds)
        .with(SmokeProperties.ERROR_EXIT_CODES, errorExitCodes)
        .with(SmokeProperties.DESCEND, descend)
        .with(SmokeProperties.CULPRIT, culprit == null ? maven.culprit() : maven.aligned(culprit))
        .with(SmokeProperties.JOBS, jobs)
        .with(SmokeProperties.BUDGET, budgetInSeconds)
        .with(SmokeProperties.MAX_PROBES, maxProbes)
        .with(SmokeProperties.STEP, step)
        .with(SmokeProperties.PLAN, aligned(maven, plan))
        .with(SmokeProperties.ENTRY, entry)
        .with(SmokeProperties.RESULTS, aligned(maven, results))
        .with(SmokeProperties.CI, ci)
        .and(argv == null ? List.of() : argv);
  }

  private static @Nullable String aligned(MavenRun maven, @Nullable String file) {
    return file == null ? null : maven.aligned(file);
  }
}
