package io.github.postmerge.smoke.mojo;

import io.github.postmerge.smoke.parameters.SmokeProperties;
import java.util.List;
import java.util.Map;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What every goal that looks at main can be told. */
abstract class AbstractMainMojo extends AbstractMojo {

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
   * The remote that main lives on, and that a commit is fetched from which this clone does not
   * have: a name that this clone knows, or a URL.
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
   * Which git talks to the remote: <code>auto</code> is the <code>git</code> on PATH, with all that
   * the user configured for it, or the built-in one where there is none; <code>builtin</code> is
   * always the built-in one. A setting that the built-in one does not know and that this remote
   * needs is an error that names it.
   *
   * <p>Default: <code>auto</code>.
   *
   * @since 0.1.0
   */
  @Parameter(property = SmokeProperties.GIT)
  private @Nullable String git;

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

  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  MavenSession session;

  @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
  MojoExecution execution;

  String repository(MavenRun maven) {
    return maven.aligned(repository == null ? "." : repository);
  }

  private Map<String, String> unknownNames() {
    UnknownNames names = new UnknownNames(session, execution);
    names.doubts().forEach(getLog()::warn);
    if (getLog().isDebugEnabled()) {
      new ParameterSources(session, execution).lines().forEach(getLog()::debug);
    }
    return names.given();
  }

  /** What the user gave for the repository and its main, and names that no goal has. */
  GivenParameters ofMain(MavenRun maven) {
    return new GivenParameters()
        .withAll(unknownNames())
        .with(SmokeProperties.REPOSITORY, repository(maven))
        .with(SmokeProperties.REMOTE, remote)
        .with(SmokeProperties.BRANCH, branch)
        .with(SmokeProperties.REMOTE_TIMEOUT, remoteTimeoutInSeconds)
        .with(SmokeProperties.GIT, git)
        .withLines(SmokeProperties.MASK_PATTERNS, maskPatternLines, maskPatterns);
  }
}
