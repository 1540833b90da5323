package io.github.postmerge.smoke.replay;

import io.github.postmerge.smoke.blame.Conclusion;
import io.github.postmerge.smoke.envelope.Diagnosis;
import io.github.postmerge.smoke.envelope.Environment;
import io.github.postmerge.smoke.envelope.Escalation;
import io.github.postmerge.smoke.envelope.Merge;
import io.github.postmerge.smoke.envelope.PostMergeSmokeRun;
import io.github.postmerge.smoke.envelope.ProcessCensus;
import io.github.postmerge.smoke.envelope.SmokeResult;
import io.github.postmerge.smoke.health.Health;
import io.github.postmerge.smoke.health.HealthOutcome;
import io.github.postmerge.smoke.history.FailureSignature;
import io.github.postmerge.smoke.history.HistoryEntry;
import io.github.postmerge.smoke.history.HistoryFolder;
import io.github.postmerge.smoke.parameters.Parameters;
import io.github.postmerge.smoke.parameters.SmokeProperties;
import io.github.postmerge.smoke.process.ContainedProcessRunner;
import io.github.postmerge.smoke.process.Containment;
import io.github.postmerge.smoke.replay.HealthStory.Merged;
import io.github.postmerge.smoke.replay.HealthStory.Smoked;
import io.github.postmerge.smoke.run.GitAccess;
import io.github.postmerge.smoke.run.Machine;
import io.github.postmerge.smoke.run.RunContext;
import io.github.postmerge.smoke.verdict.ReasonCode;
import io.github.postmerge.smoke.verdict.Status;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.TreeFormatter;
import org.jspecify.annotations.Nullable;

/** A story as a real repository and a real history, merge by merge. */
final class ToldStory implements AutoCloseable {

  private static final Environment MACHINE =
      new Environment("Linux", "amd64", "17", "3.9", null, "UTC", "en", "1", null);

  private final HealthStory story;
  private final Path work;
  private final FileRepository repository;
  private final HistoryFolder history;
  private @Nullable ObjectId head;
  private Instant now;
  private int runs;

  ToldStory(HealthStory story, Path work) throws IOException {
    this.story = story;
    this.work = work;
    this.repository = new FileRepository(work.resolve("origin.git").toFile());
    this.repository.create(true);
    this.history = new HistoryFolder(historyFolder());
    this.now = story.start();
  }

  Path historyFolder() {
    return work.resolve("history");
  }

  Path directory() {
    return work.resolve("health");
  }

  /** Makes a merge and its runs; three hours later the next one can come. */
  void tell(Merged merged) throws IOException {
    ObjectId commit = commit(merged);
    for (Smoked smoked : merged.allRuns()) {
      history.add(entry(merged, smoked, commit));
    }
    if (!merged.isTakenBack()) {
      head = commit;
      Path ref = repository.getDirectory().toPath().resolve("refs/heads/main");
      Files.createDirectories(ref.resolveSibling(""));
      Files.writeString(ref, commit.name() + "\n");
    }
    now = now.plus(Duration.ofHours(story.hoursBetween()));
  }

  private ObjectId commit(Merged merged) throws IOException {
    PersonIdent person =
        new PersonIdent(
            merged.by(),
            merged.by().toLowerCase(Locale.ROOT) + "@example.org",
            now,
            ZoneOffset.UTC);
    try (ObjectInserter inserter = repository.newObjectInserter()) {
      CommitBuilder builder = new CommitBuilder();
      builder.setTreeId(inserter.insert(new TreeFormatter()));
      if (head != null) {
        builder.setParentId(head);
      }
      builder.setAuthor(person);
      builder.setCommitter(person);
      builder.setEncoding(StandardCharsets.UTF_8);
      builder.setMessage(merged.subject() + "\n");
      ObjectId commit = inserter.insert(builder);
      inserter.flush();
      return commit;
    }
  }

  private HistoryEntry entry(Merged merged, Smoked smoked, ObjectId commit) {
    String runId = String.format(Locale.ROOT, "00000000-0000-0000-0000-%012d", ++runs);
    boolean isRed = smoked.status() == Status.FAIL || smoked.status() == Status.TIMEOUT;
    Integer exitCode = exitCode(smoked.status());
    String evidence = smoked.fails() == null ? "" : smoked.fails();
    Instant start = now.plus(Duration.ofMinutes(smoked.after()));
    return new HistoryEntry(
        HistoryEntry.SCHEMA_VERSION,
        smoked.smoke(),
        start.toString(),
        isRed
            ? new FailureSignature(smoked.status(), exitCode, evidence).hash(List.of(runId))
            : null,
        isRed ? evidence : null,
        isRed ? "mvn smoke:reproduce -Dsmoke.envelope=target/smoke/envelope.json" : null,
        "https://ci.example.org/jobs/" + runs,
        envelope(merged, smoked, commit, runId, start));
  }

  private PostMergeSmokeRun envelope(
      Merged merged, Smoked smoked, ObjectId commit, String runId, Instant start) {
    boolean ran = smoked.seconds() > 0;
    boolean passed = smoked.status() == Status.PASS;
    String reason = smoked.status() == Status.TIMEOUT ? "TIMEOUT" : "EXIT_CODE_1";
    String output = smoked.fails() == null ? "fine\n" : smoked.fails() + "\n";
    return new PostMergeSmokeRun(
        PostMergeSmokeRun.SCHEMA_VERSION,
        runId,
        smoked.smoke(),
        commit.name(),
        new Merge(
            merged.subject(),
            merged.by(),
            now.toString(),
            head == null ? List.of() : List.of(head.name()),
            null,
            "main",
            "HEAD"),
        commit.name(),
        false,
        null,
        smoked.status(),
        reasonCode(smoked.status()),
        passed,
        smoked.diagnosis() == Conclusion.FLAKY || smoked.diagnosis() == Conclusion.ENVIRONMENT,
        smoked.seconds() * 1_000L,
        start.toString(),
        null,
        ran
            ? new SmokeResult(
                "./smoke.sh", passed, exitCode(smoked.status()), "", output, passed ? null : reason)
            : null,
        ran && !passed ? escalation(merged, smoked, commit, reason) : null,
        ran ? new ProcessCensus(Containment.SCAN, List.of(), List.of(), false, List.of()) : null,
        MACHINE,
        smoked.diagnosis() == null ? null : diagnosis(smoked.diagnosis()),
        null,
        List.of(),
        smoked.status() == Status.ERROR ? "The disk is full." : null);
  }

  private static Escalation escalation(
      Merged merged, Smoked smoked, ObjectId commit, String reason) {
    return new Escalation(
        Escalation.TYPE,
        Escalation.CRITICAL_NUMBER,
        smoked.smoke(),
        commit.name(),
        reason,
        "main is red: " + merged.subject(),
        smoked.fails() == null ? "" : smoked.fails(),
        "mvn smoke:reproduce -Dsmoke.envelope=target/smoke/envelope.json",
        null);
  }

  private static Diagnosis diagnosis(Conclusion conclusion) {
    return new Diagnosis(
        conclusion,
        0.99,
        "Run again, as a story has it.",
        "beta-bernoulli-two-sided/1",
        1800,
        List.of());
  }

  private static @Nullable Integer exitCode(Status status) {
    return switch (status) {
      case PASS -> 0;
      case FAIL -> 1;
      case TIMEOUT, STALE, UNDEFINED, ABORTED, ERROR, RUNNING -> null;
    };
  }

  private static ReasonCode reasonCode(Status status) {
    return switch (status) {
      case PASS -> ReasonCode.POST_MERGE_SMOKE_PASS;
      case FAIL -> ReasonCode.POST_MERGE_SMOKE_FAILED;
      case TIMEOUT -> ReasonCode.POST_MERGE_SMOKE_TIMEOUT;
      case STALE -> ReasonCode.MERGE_COMMIT_STALE;
      case ERROR -> ReasonCode.SMOKE_NOT_RUN;
      case UNDEFINED -> ReasonCode.SMOKE_COMMAND_UNDEFINED;
      case ABORTED -> ReasonCode.SMOKE_ABORTED;
      case RUNNING -> ReasonCode.SMOKE_IN_PROGRESS;
    };
  }

  /** Main's health now, an hour before the next merge. */
  HealthOutcome health(List<String> warnings) {
    Map<String, String> parameters = new HashMap<>(story.parameters());
    String origin = repository.getDirectory().toString();
    parameters.put(SmokeProperties.REPOSITORY, origin);
    parameters.put(SmokeProperties.REMOTE, Path.of(origin).toUri().toString());
    parameters.put(SmokeProperties.HISTORY, historyFolder().toString());
    parameters.put(SmokeProperties.HEALTH_DIRECTORY, directory().toString());
    RunContext context =
        new RunContext(
            Clock.fixed(now.minus(Duration.ofHours(1)), ZoneOffset.UTC),
            () -> "health",
            Map.of("PATH", Optional.ofNullable(System.getenv("PATH")).orElse("")),
            List.of(),
            Machine.of(MACHINE),
            GitAccess.onThisSystem(() -> work.resolve("cache"), Map.of()),
            ContainedProcessRunner.onThisSystem());
    return new Health(context).run(new Parameters(parameters, List.of()), warnings::add);
  }

  List<Merged> merges() {
    return new ArrayList<>(story.merges());
  }

  @Override
  public void close() {
    repository.close();
  }
}
