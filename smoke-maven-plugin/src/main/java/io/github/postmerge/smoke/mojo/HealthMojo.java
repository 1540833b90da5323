package io.github.postmerge.smoke.mojo;

import io.github.postmerge.smoke.health.HealthOutcome;
import io.github.postmerge.smoke.parameters.Parameters;
import io.github.postmerge.smoke.parameters.SmokeProperties;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Reports main's health from a history: what was green last, since when main is red and by whom,
 * how flaky each smoke is, and whether a queue may go on.
 *
 * <p>Reads the history that <code>post-merge</code> keeps and main's first-parent order, prints ten
 * lines, and writes <code>health.json</code>, <code>queue.json</code>, <code>index.html</code>,
 * <code>junit.xml</code>, <code>badge.json</code> and <code>badge.svg</code>. The answer depends
 * only on the runs in the history and on main, never on the order in which the runs arrived. The
 * build succeeds if main is known to be green at its head. The goal needs no POM, runs no smoke,
 * and sends nothing.
 *
 * @since 0.1.0
 */
@SuppressWarnings(
    "deprecation") // requiresDirectInvocation is deprecated, but every Maven still reads it.
@Mojo(
    name = "health",
    requiresProject = false,
    requiresDirectInvocation = true,
    aggregator = true,
    threadSafe = true)
public final class HealthMojo extends AbstractMainMojo {

  /**
   * The history's folder, the same as for <code>post-merge</code>.
   *
   * <p>Required.
   *
   * @since 0.1.0
   */
  @Parameter(property = SmokeProperties.HISTORY)
  private @Nullable String history;

  /**
   * The folder that the answer is written to. A file in it that Smoke did not write is never
   * replaced. <code>queue.json</code> and <code>health.json</code> of an earlier answer are removed
   * first, so that they are not mistaken for this one.
   *
   * <p>Default: <code>smoke/health</code> in the project's build folder; without a project in
   * <code>
   * target</code> of the folder that Maven runs in.
   *
   * @since 0.1.0
   */
  @Parameter(property = SmokeProperties.HEALTH_DIRECTORY)
  private @Nullable String healthDirectory;

  /**
   * When the build fails: <code>main</code> unless main is known to be green at its head, <code>
   * never</code> only on errors, for a job that only reports.
   *
   * <p>Default: <code>main</code>.
   *
   * @since 0.1.0
   */
  @Parameter(property = SmokeProperties.HEALTH_FOLLOWS)
  private @Nullable String healthFollows;

  /**
   * The smokes that main needs, each of which must be green at main's head: registry keys, tasks or
   * commands; on the command line with commas between them.
   *
   * <p>Default: all smokes seen within the last 30 days. Of these, a smoke that has a verdict at
   * most merges must have one at main's head; any other, such as a task's own, must not be red.
   *
   * @since 0.1.0
   */
  @Parameter(property = SmokeProperties.REQUIRED)
  private @Nullable List<String> required;

  /**
   * The number of merges without a verdict from which on main counts as silent, 1 to 1000000.
   *
   * <p>Default: 10.
   *
   * @since 0.1.0
   */
  @Parameter(property = SmokeProperties.SILENT_AFTER_MERGES)
  private @Nullable String silentAfterMerges;

  /**
   * How many hours the oldest merge without a verdict may wait, 1 to 1000000. <code>queue.json
   * </code> is valid for the same time.
   *
   * <p>Default: 24.
   *
   * @since 0.1.0
   */
  @Parameter(property = SmokeProperties.SILENT_AFTER_HOURS)
  private @Nullable String silentAfterHours;

  /**
   * What the page links to: a label, <code>=</code> and an address in which <code>{commit}</code>,
   * <code>{task}</code> and <code>{run}</code> stand for values, such as <code>
   * commit=https://git.example.org/shop/commit/{commit}</code>; on the command line with commas
   * between them. The CI system's page of a run is linked if the run's environment named it.
   *
   * <p>Default: none.
   *
   * @since 0.1.0
   */
  @Parameter(property = SmokeProperties.LINK_TEMPLATE)
  private @Nullable List<String> linkTemplate;

  /**
   * A day, such as <code>2026-08-01</code>, or an age in days, such as <code>90d</code>: runs of
   * the history that started before it are combined into one compressed file a month, without the
   * output that they captured. Nothing else in the answer changes.
   *
   * <p>Default: none; the history is left as it is.
   *
   * @since 0.1.0
   */
  @Parameter(property = SmokeProperties.COMPACT_BEFORE)
  private @Nullable String compactBefore;

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    try (AbortOnShutdown abort = new AbortOnShutdown()) {
      abort.watch();
      report();
    }
  }

  private void report() throws MojoExecutionException, MojoFailureException {
    MavenRun maven = new MavenRun(session, execution);
    Console console = new Console(getLog(), Colours.ofMaven());
    HealthOutcome outcome =
        maven.health().run(parameters(maven), warning -> getLog().warn(ConsoleText.line(warning)));
    new HealthEnd(console).endBuild(outcome);
  }

  private Parameters parameters(MavenRun maven) {
    return ofMain(maven)
        .with(SmokeProperties.HISTORY, history == null ? null : maven.aligned(history))
        .with(
            SmokeProperties.HEALTH_DIRECTORY,
            healthDirectory == null ? maven.healthDirectory() : maven.aligned(healthDirectory))
        .with(SmokeProperties.HEALTH_FOLLOWS, healthFollows)
        .withLines(SmokeProperties.REQUIRED, null, required)
        .with(SmokeProperties.SILENT_AFTER_MERGES, silentAfterMerges)
        .with(SmokeProperties.SILENT_AFTER_HOURS, silentAfterHours)
        .withLines(SmokeProperties.LINK_TEMPLATE, null, linkTemplate)
        .with(SmokeProperties.COMPACT_BEFORE, compactBefore)
        .and(List.of());
  }
}
