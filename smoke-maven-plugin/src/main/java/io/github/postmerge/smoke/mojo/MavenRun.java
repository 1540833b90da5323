package io.github.postmerge.smoke.mojo;

import io.github.postmerge.smoke.ci.CiReports;
import io.github.postmerge.smoke.ci.CiSettings;
import io.github.postmerge.smoke.ci.text.CommandStream;
import io.github.postmerge.smoke.culprit.CulpritSearch;
import io.github.postmerge.smoke.health.Health;
import io.github.postmerge.smoke.mojo.reactor.BoundSmokes;
import io.github.postmerge.smoke.mojo.reactor.EndOfSession;
import io.github.postmerge.smoke.mojo.reactor.ReactorTurns;
import io.github.postmerge.smoke.mojo.reactor.Turn;
import io.github.postmerge.smoke.mojo.reactor.Turn.Later;
import io.github.postmerge.smoke.mojo.reactor.Turn.Now;
import io.github.postmerge.smoke.parameters.CiChoice;
import io.github.postmerge.smoke.postmerge.PostMergeSmoke;
import io.github.postmerge.smoke.reproduce.Reproduce;
import io.github.postmerge.smoke.run.Caller;
import io.github.postmerge.smoke.run.RunContext;
import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecution.Source;
import org.apache.maven.settings.Server;
import org.jspecify.annotations.Nullable;

/** What a run needs from the Maven that it runs in. */
final class MavenRun {

  private final MavenSession session;
  private final MojoExecution execution;

  MavenRun(MavenSession session, MojoExecution execution) {
    this.session = session;
    this.execution = execution;
  }

  PostMergeSmoke engine() {
    return new PostMergeSmoke(context());
  }

  Health health() {
    return new Health(context());
  }

  CulpritSearch culpritSearch() {
    return new CulpritSearch(context());
  }

  Reproduce reproductions() {
    return new Reproduce(context());
  }

  /** Reports for the CI system; an invalid value counts as auto here, and the run reports it. */
  CiReports ci(@Nullable String choice, @Nullable String junit) {
    boolean isOff = choice != null && choice.strip().equals(CiSettings.NONE);
    return new CiReports(
        new CiSettings(isOff ? CiChoice.NONE : CiChoice.AUTO, Optional.ofNullable(junit(junit))),
        System.getenv(),
        CommandStream.ofThisProcess());
  }

  /** The JUnit report's file as an absolute path, or {@code none}. */
  @Nullable String junit(@Nullable String file) {
    return file == null || file.strip().equals(CiSettings.NONE) ? file : aligned(file);
  }

  private RunContext context() {
    return RunContext.onThisSystem(
        new Caller(
            session.getSystemProperties().getProperty("maven.version"),
            execution.getVersion(),
            secrets()));
  }

  /** Resolves a relative file from the project's folder, as Maven does. */
  String aligned(String file) {
    try {
      return root().resolve(file).normalize().toString();
    } catch (InvalidPathException e) {
      return file;
    }
  }

  /** The file that the text names, as an absolute path, if it exists; else the text. */
  String fileOrText(String text) {
    String file = aligned(text);
    return new File(file).isFile() ? file : text;
  }

  /**
   * Whether this module runs the goal; a goal from the command line always runs.
   *
   * @param refusal makes the run that reports why no module has run a smoke
   */
  Turn turn(LifecycleExecutor lifecycle, Consumer<String> refusal) {
    if (execution.getSource() != Source.LIFECYCLE) {
      return new Now();
    }
    BoundSmokes bound = new BoundSmokes(session, execution, lifecycle);
    ReactorTurns turns = new ReactorTurns(session, bound.identity());
    Turn turn = turns.next(bound);
    if (turn instanceof Later) {
      new EndOfSession(session, turns, refusal).watch();
    }
    return turn;
  }

  /** The default folder for the health, beside the envelope. */
  String healthDirectory() {
    return target().resolve("smoke").resolve("health").toString();
  }

  /** The default file for a culprit search's answer. */
  String culprit() {
    return target().resolve("smoke").resolve("culprit").resolve("culprit.json").toString();
  }

  /** The default envelope: one file for the whole build, below the folder Maven was started in. */
  String envelope() {
    return target().resolve("smoke").resolve("envelope.json").toString();
  }

  private Path target() {
    Path root = root();
    Path started = started();
    if (!started.equals(root)) {
      return started.resolve("target");
    }
    return session.getAllProjects().stream()
        .filter(project -> project.getFile() != null)
        .filter(project -> project.getBasedir().toPath().toAbsolutePath().equals(root))
        .map(project -> Path.of(project.getBuild().getDirectory()))
        .findFirst()
        .orElseGet(() -> root.resolve("target"));
  }

  /** The folder that Maven was started in; with {@code -f} it differs from the one it builds. */
  private Path started() {
    String folder = session.getSystemProperties().getProperty("user.dir");
    return folder == null ? root() : Path.of(folder).toAbsolutePath();
  }

  private Path root() {
    return Path.of(session.getExecutionRootDirectory()).toAbsolutePath();
  }

  private List<String> secrets() {
    return session.getRequest().getServers().stream().flatMap(MavenRun::secrets).toList();
  }

  private static Stream<String> secrets(Server server) {
    return Stream.of(server.getPassword(), server.getPassphrase()).filter(Objects::nonNull);
  }
}
