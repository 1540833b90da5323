package io.github.postmerge.smoke.mojo;

import io.github.postmerge.smoke.parameters.SmokeProperties;
import java.util.List;
import java.util.Map;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** The parameters of every goal that looks at main. */
abstract class AbstractMainMojo extends AbstractMojo {

  // Numbers and choices are strings, so that an invalid value is reported in an envelope. With
  // typed parameters Maven would reject it before the goal starts.

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
   * The remote that has main, as a name that this clone knows or a URL. A commit that this clone
   * does not have is fetched from it.
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
   * Which git talks to the remote: <code>auto</code> is the <code>git</code> on PATH, with the
   * user's configuration, or the built-in one if there is none; <code>builtin</code> is always the
   * built-in one. If this remote needs a setting that the built-in one does not support, the goal
   * ends in an error that names the setting.
   *
   * <p>Default: <code>auto</code>.
   *
   * @since 0.1.0
   */
  @Parameter(property = SmokeProperties.GIT)
  private @Nullable String git;

  /**
   * What to mask in everything that is shown or written, in addition to the built-in rules: each
   * <code>maskPattern</code> is a regular expression in RE2 syntax, and its whole match within a
   * line is masked. On the command line use <code>smoke.maskPatterns</code>, one pattern a line,
   * because a pattern may contain commas. If both are given, both apply.
   *
   * @since 0.1.0
   */
  @Parameter private @Nullable List<String> maskPatterns;

  /**
   * The same as <code>maskPatterns</code> in one text: one pattern a line; blanks around it and
   * empty lines are ignored.
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

  /** The given values for the repository and its main, and names that no goal knows. */
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
