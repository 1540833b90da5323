package io.github.postmerge.smoke.mojo;

import io.github.postmerge.smoke.parameters.Parameters;
import io.github.postmerge.smoke.parameters.SmokeProperties;
import io.github.postmerge.smoke.reproduce.ReproduceOutcome;
import io.github.postmerge.smoke.reproduce.ReproductionReport;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Runs the smoke of a red run again on this machine, and reports whether it fails here too.
 *
 * <p>Takes commit, command, timeout and environment from the red run's envelope; fetches the commit
 * if this clone does not have it, checks it out in a worktree of its own, and runs the smoke there,
 * contained as always. Status, exit code and failure reason are compared; the output is a hint. The
 * build succeeds if the failure was seen here at least once (REPRODUCED, INTERMITTENT), fails if it
 * was not (NOT_REPRODUCED, or ENVIRONMENT_DIFFERS if the machine is different), and ends in an
 * error if that could not be found out. Nothing in the user's repository is changed.
 *
 * <p>An envelope is untrusted data. The goal runs the command from the commit's own task spec or
 * registry, and only if the envelope has the same command; see <code>trustEnvelope</code>. The
 * command is shown before it runs.
 *
 * @since 0.1.0
 */
@SuppressWarnings(
    "deprecation") // requiresDirectInvocation is deprecated, but every Maven still reads it.
@Mojo(
    name = "reproduce",
    requiresProject = false,
    requiresDirectInvocation = true,
    aggregator = true,
    threadSafe = true)
public final class ReproduceMojo extends AbstractSmokeMojo {

  private static final String STANDARD_INPUT = "-";

  /**
   * The red run's envelope: a file, or <code>-</code> for standard input. On the command line it
   * takes precedence over the POM.
   *
   * <p>Default: where <code>post-merge</code> writes its own, <code>target/smoke/envelope.json
   * </code>.
   *
   * @since 0.1.0
   */
  @Parameter(property = SmokeProperties.ENVELOPE)
  private @Nullable String envelope;

  /**
   * The file for the answer, as JSON. An older one is removed first.
   *
   * <p>Default: <code>reproduction.json</code> beside the envelope; for one from standard input in
   * <code>target/smoke</code>.
   *
   * @since 0.1.0
   */
  @Parameter(property = SmokeProperties.REPRODUCTION)
  private @Nullable String reproduction;

  /**
   * How often the smoke is run at most, 1 to 100. Once one run has ended as the red run did and
   * another has not, the answer is INTERMITTENT, and no further run is made.
   *
   * <p>Default: 1.
   *
   * @since 0.1.0
   */
  @Parameter(property = SmokeProperties.RUNS)
  private @Nullable String runs;

  /**
   * Whether the envelope's command is run as written there, regardless of what the commit defines,
   * <code>true</code> or <code>false</code>. A commit that this clone does not have is then fetched
   * by its id even if it is not in main's history; on many servers anyone can add such a commit.
   * This parameter is needed if the command was a parameter of the red run, because the commit does
   * not define that command. The author of the envelope can then run anything on this machine: set
   * it only for envelopes of your own CI.
   *
   * <p>Default: <code>false</code>.
   *
   * @since 0.1.0
   */
  @Parameter(property = SmokeProperties.TRUST_ENVELOPE)
  private @Nullable String trustEnvelope;

  /**
   * The file for the last run's whole output, masked, as for <code>post-merge</code>.
   *
   * <p>Default: beside the answer and named after it: <code>reproduction.log</code> for <code>
   * reproduction.json</code>.
   *
   * @since 0.1.0
   */
  @Parameter(property = SmokeProperties.LOG_FILE)
  private @Nullable String logFile;

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    try (AbortOnShutdown abort = new AbortOnShutdown()) {
      abort.watch();
      reproduce();
    }
  }

  private void reproduce() throws MojoExecutionException, MojoFailureException {
    MavenRun maven = new MavenRun(session, execution);
    Console console = new Console(getLog(), Colours.ofMaven());
    CiListener listener = new CiListener(console, maven.ci(null, null));
    ReproduceOutcome outcome = maven.reproductions().run(parameters(maven), System.in, listener);
    listener.closeOutput();
    ReproductionReport report = new ReproductionReport(outcome);
    new AnswerEnd(outcome.buildResult(), report.headline(), report.details()).endBuild(console);
  }

  private Parameters parameters(MavenRun maven) {
    return shared(maven)
        .with(SmokeProperties.ENVELOPE, redEnvelope(maven))
        .with(SmokeProperties.REPRODUCTION, answer(maven))
        .with(SmokeProperties.RUNS, runs)
        .with(SmokeProperties.TRUST_ENVELOPE, trustEnvelope)
        .with(SmokeProperties.LOG_FILE, logFile == null ? null : maven.aligned(logFile))
        .and(List.of());
  }

  /** For standard input, the default is below the folder that Maven was started in. */
  private @Nullable String answer(MavenRun maven) {
    if (reproduction != null) {
      return maven.aligned(reproduction);
    }
    return redEnvelope(maven).equals(STANDARD_INPUT)
        ? Path.of(maven.envelope()).resolveSibling("reproduction.json").toString()
        : null;
  }

  /** The command line wins, because the POM's envelope is the one that post-merge writes. */
  private String redEnvelope(MavenRun maven) {
    String typed = session.getUserProperties().getProperty(SmokeProperties.ENVELOPE);
    String named = typed == null ? envelope : typed;
    if (named == null) {
      return maven.envelope();
    }
    return named.equals(STANDARD_INPUT) ? named : maven.aligned(named);
  }
}
