package io.github.postmerge.smoke.replay;

import io.github.postmerge.smoke.envelope.Environment;
import io.github.postmerge.smoke.postmerge.Parameters;
import io.github.postmerge.smoke.postmerge.PostMergeSmoke;
import io.github.postmerge.smoke.postmerge.PostMergeSmokeOutcome;
import io.github.postmerge.smoke.postmerge.SmokeProperties;
import io.github.postmerge.smoke.postmerge.Surroundings;
import io.github.postmerge.smoke.postmerge.Tools;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One case, run through the real engine in real repositories. */
public final class Replay {

  /** What the envelopes say of the machine, which is not what is under test. */
  private static final Environment ENVIRONMENT =
      new Environment("Linux", "amd64", "17", "3.9.16", null, "UTC", "en", "0.1.0", null);

  private static final Instant STARTED_AT = Instant.parse("2026-04-01T12:00:00Z");

  private final ReplayCase replayCase;
  private final Path folder;

  /**
   * Prepares a replay.
   *
   * @param folder an empty folder to work in
   */
  public Replay(ReplayCase replayCase, Path folder) {
    this.replayCase = replayCase;
    this.folder = folder;
  }

  /** Runs it and returns the scrubbed envelope. */
  public byte[] run() throws IOException {
    ReplayRepositories repositories = ReplayRepositories.build(replayCase, folder);
    PostMergeSmoke engine =
        new PostMergeSmoke(
            surroundings(), Tools.ofThisMachine(folder.resolve("cache"), variables()));
    Path envelope = folder.resolve("envelope.json");
    Bystander bystander = new Bystander(replayCase, repositories, envelope);
    PostMergeSmokeOutcome outcome = engine.run(parameters(repositories, envelope), bystander);
    boolean aborted = Thread.interrupted();
    if (aborted && replayCase.description().abortAtOutput() == null) {
      throw new IOException("The replay was interrupted from outside.");
    }
    if (outcome.envelopeFailure().isPresent()) {
      throw new IOException(outcome.envelopeFailure().get());
    }
    return new Scrubber(folder)
        .scrub(bystander.seenWhileRunning().orElse(Files.readAllBytes(envelope)));
  }

  private Parameters parameters(ReplayRepositories repositories, Path envelope) {
    CaseDescription description = replayCase.description();
    Map<String, String> values = new HashMap<>();
    values.put(SmokeProperties.REPOSITORY, repositories.workingCopy().toString());
    values.put(SmokeProperties.MERGE_COMMIT, repositories.idOf(description.smokedCommit()));
    values.put(SmokeProperties.ENVELOPE, envelope.toString());
    values.put(SmokeProperties.REUSE_WORKTREE, "false");
    values.put(SmokeProperties.WORKTREE_ROOT, folder.resolve("worktrees").toString());
    values.putAll(description.givenParameters());
    return new Parameters(values, description.givenArgv());
  }

  private static Surroundings surroundings() {
    return new Surroundings(
        Clock.fixed(STARTED_AT, ZoneOffset.UTC),
        () -> "replay",
        variables(),
        List.of(),
        ENVIRONMENT);
  }

  /** The JDK that runs the replay comes first, for smokes that call {@code java}. */
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
