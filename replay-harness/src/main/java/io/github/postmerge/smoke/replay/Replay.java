package io.github.postmerge.smoke.replay;

import io.github.postmerge.smoke.envelope.Environment;
import io.github.postmerge.smoke.parameters.Parameters;
import io.github.postmerge.smoke.parameters.SmokeProperties;
import io.github.postmerge.smoke.postmerge.PostMergeSmoke;
import io.github.postmerge.smoke.postmerge.PostMergeSmokeOutcome;
import io.github.postmerge.smoke.process.ContainedProcessRunner;
import io.github.postmerge.smoke.replay.CaseDescription.ReproduceDescription;
import io.github.postmerge.smoke.reproduce.Reproduce;
import io.github.postmerge.smoke.reproduce.ReproduceOutcome;
import io.github.postmerge.smoke.reproduce.ReproduceOutcome.Unanswered;
import io.github.postmerge.smoke.run.GitAccess;
import io.github.postmerge.smoke.run.Machine;
import io.github.postmerge.smoke.run.RunContext;
import io.github.postmerge.smoke.run.RunListener;
import io.github.postmerge.smoke.verdict.BuildResult;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One case, run through the real engine in real repositories. */
public final class Replay {

  static final String ENVELOPE = "envelope.json";
  static final String REPRODUCTION = "reproduction.json";

  /** The environment in the envelopes, fixed so that they are equal on every machine. */
  private static final Environment SOME_MACHINE =
      new Environment("Linux", "amd64", "17", "3.9.16", null, "UTC", "en", "0.1.0", null);

  private static final Instant STARTED_AT = Instant.parse("2026-04-01T12:00:00Z");

  private static final String RUN_ID_PREFIX = "replay-";

  private final ReplayCase replayCase;
  private final Path folder;
  private final Environment environment;

  /**
   * Prepares a replay.
   *
   * @param folder an empty folder to work in
   */
  public Replay(ReplayCase replayCase, Path folder) {
    this(replayCase, folder, SOME_MACHINE);
  }

  Replay(ReplayCase replayCase, Path folder, Environment environment) {
    this.replayCase = replayCase;
    this.folder = folder;
    this.environment = environment;
  }

  /** Runs it and returns what it wrote, scrubbed, by file name. */
  public Map<String, byte[]> run() throws IOException {
    ReplayRepositories repositories = ReplayRepositories.build(replayCase, folder);
    Map<String, byte[]> written = new LinkedHashMap<>();
    Scrubber scrubber = new Scrubber(folder);
    written.put(ENVELOPE, scrubber.scrub(smoke(repositories)));
    if (replayCase.description().reproduce() != null) {
      written.put(
          REPRODUCTION,
          scrubber.scrub(reproduce(repositories, replayCase.description().reproduce())));
    }
    return written;
  }

  private byte[] smoke(ReplayRepositories repositories) throws IOException {
    PostMergeSmoke engine = new PostMergeSmoke(context(environment));
    smokeBefore(repositories, engine);
    Path envelope = folder.resolve(ENVELOPE);
    Bystander bystander = new Bystander(replayCase, repositories, envelope);
    PostMergeSmokeOutcome outcome =
        engine.run(
            parameters(repositories, replayCase.description().smokedCommit(), envelope), bystander);
    boolean aborted = Thread.interrupted();
    if (aborted && replayCase.description().abortAtOutput() == null) {
      throw new IOException("The replay was interrupted from outside.");
    }
    if (outcome.envelopeFailure().isPresent()) {
      throw new IOException(outcome.envelopeFailure().get().why());
    }
    requireBuildEnd(outcome.buildResult());
    return bystander.seenWhileRunning().orElse(Files.readAllBytes(envelope));
  }

  private void smokeBefore(ReplayRepositories repositories, PostMergeSmoke engine) {
    List<String> before = replayCase.description().smokedBefore();
    for (String commit : before == null ? List.<String>of() : before) {
      Path envelope = folder.resolve("before").resolve(commit + ".json");
      engine.run(parameters(repositories, commit, envelope), RunListener.SILENT);
    }
  }

  /** Checks how the build ends, because the envelope does not contain it. */
  private void requireBuildEnd(BuildResult end) {
    BuildResult expected = replayCase.description().buildEndsAs();
    if (expected != null && end != expected) {
      throw new AssertionError("The build must end as " + expected + ", and ends as " + end + ".");
    }
  }

  private byte[] reproduce(ReplayRepositories repositories, ReproduceDescription description)
      throws IOException {
    Map<String, String> values = here(repositories);
    values.put(SmokeProperties.ENVELOPE, folder.resolve(ENVELOPE).toString());
    values.putAll(description.givenParameters());
    ReproduceOutcome outcome =
        new Reproduce(context(elsewhere(description)))
            .run(
                new Parameters(values, List.of()),
                InputStream.nullInputStream(),
                RunListener.SILENT);
    if (outcome instanceof Unanswered unanswered) {
      throw new IOException(unanswered.error());
    }
    return Files.readAllBytes(folder.resolve(REPRODUCTION));
  }

  private Environment elsewhere(ReproduceDescription description) {
    return new Environment(
        environment.os(),
        environment.arch(),
        environment.java(),
        environment.maven(),
        environment.git(),
        description.timezone() == null ? environment.timezone() : description.timezone(),
        environment.locale(),
        environment.plugin(),
        environment.checkout());
  }

  private Map<String, String> here(ReplayRepositories repositories) {
    Map<String, String> values = new HashMap<>();
    values.put(SmokeProperties.REPOSITORY, repositories.workingCopy().toString());
    values.put(SmokeProperties.REUSE_WORKTREE, "false");
    values.put(SmokeProperties.WORKTREE_ROOT, folder.resolve("worktrees").toString());
    return values;
  }

  private Parameters parameters(ReplayRepositories repositories, String commit, Path envelope) {
    CaseDescription description = replayCase.description();
    Map<String, String> values = here(repositories);
    values.put(SmokeProperties.MERGE_COMMIT, repositories.idOf(commit));
    values.put(SmokeProperties.ENVELOPE, envelope.toString());
    if (description.smokedBefore() != null) {
      values.put(SmokeProperties.HISTORY, folder.resolve("history").toString());
    }
    values.putAll(description.givenParameters());
    return new Parameters(values, description.givenArgv());
  }

  /** Gives each run a unique id, because what a run leaves behind is found by it. */
  private RunContext context(Environment machine) {
    return new RunContext(
        Clock.fixed(STARTED_AT, ZoneOffset.UTC),
        () -> RUN_ID_PREFIX + UUID.randomUUID(),
        variables(),
        List.of(),
        Machine.of(machine),
        GitAccess.onThisSystem(() -> folder.resolve("cache"), variables()),
        ContainedProcessRunner.onThisSystem());
  }

  /** Puts the JDK that runs the replay first, for smokes that call {@code java}. */
  private static Map<String, String> variables() {
    String java = Path.of(System.getProperty("java.home"), "bin").toString();
    return Map.of(
        "PATH",
        java + File.pathSeparator + System.getenv().getOrDefault("PATH", ""),
        "HOME",
        System.getProperty("user.home"),
        "LC_ALL",
        "C.UTF-8");
  }
}
