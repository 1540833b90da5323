package io.github.postmerge.smoke.ci;

import io.github.postmerge.smoke.blame.Conclusion;
import io.github.postmerge.smoke.blame.ProbeStatus;
import io.github.postmerge.smoke.blame.Role;
import io.github.postmerge.smoke.command.CommandSource;
import io.github.postmerge.smoke.envelope.Diagnosis;
import io.github.postmerge.smoke.envelope.Diagnosis.Probe;
import io.github.postmerge.smoke.envelope.Environment;
import io.github.postmerge.smoke.envelope.Escalation;
import io.github.postmerge.smoke.envelope.Merge;
import io.github.postmerge.smoke.envelope.PostMergeSmokeRun;
import io.github.postmerge.smoke.envelope.SmokeCommandInfo;
import io.github.postmerge.smoke.envelope.SmokeResult;
import io.github.postmerge.smoke.verdict.ReasonCode;
import io.github.postmerge.smoke.verdict.Status;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reports of runs that never were. */
final class Reports {

  static final String COMMIT = "1234567890abcdef1234567890abcdef12345678";
  static final String BEFORE = "abcdef1234567890abcdef1234567890abcdef12";

  private Status status = Status.FAIL;
  private ReasonCode reason = ReasonCode.POST_MERGE_SMOKE_FAILED;
  private boolean goesOn;
  private @Nullable String task = "task-1";
  private String subject = "Merge pull request #1 from example/task-1";
  private String author = "Somebody";
  private String evidence = "cart is empty";
  private String stdout = "";
  private String command = "./smoke.sh";
  private @Nullable String location = "memory/tasks/task-1.md:2";
  private CommandSource source = CommandSource.TASK_SPEC;
  private @Nullable Diagnosis diagnosis;
  private @Nullable String error;
  private Path envelope = Path.of("/work/target/smoke/envelope.json");

  static Reports red() {
    return new Reports();
  }

  static Reports of(Status status, ReasonCode reason) {
    Reports report = new Reports();
    report.status = status;
    report.reason = reason;
    report.goesOn = reason == ReasonCode.POST_MERGE_SMOKE_PASS;
    return report;
  }

  /** A merge that fails at first, and again in one of its reruns. */
  static Reports flaky() {
    Reports report = new Reports();
    report.diagnosis =
        new Diagnosis(
            Conclusion.FLAKY,
            0.9912,
            "Run again, the smoke failed in 1 of 3 runs at the merge.",
            "beta 1",
            1_800,
            List.of(
                new Probe(Role.MERGE, COMMIT, ProbeStatus.PASS, 0, 1_234),
                new Probe(Role.BEFORE, BEFORE, ProbeStatus.PASS, 0, 1_100),
                new Probe(Role.MERGE, COMMIT, ProbeStatus.FAIL, 4, 1_500),
                new Probe(Role.MERGE, COMMIT, ProbeStatus.PASS, 0, 1_300)));
    return report;
  }

  Reports allowed() {
    goesOn = true;
    return this;
  }

  Reports task(@Nullable String id) {
    task = id;
    return this;
  }

  Reports merge(String its, String from) {
    subject = its;
    author = from;
    return this;
  }

  Reports evidence(String text) {
    evidence = text;
    return this;
  }

  Reports stdout(String text) {
    stdout = text;
    return this;
  }

  Reports command(String declared, CommandSource from, @Nullable String at) {
    command = declared;
    source = from;
    location = at;
    return this;
  }

  Reports error(String text) {
    error = text;
    return this;
  }

  Reports envelope(Path file) {
    envelope = file;
    return this;
  }

  RunReport report() {
    PostMergeSmokeRun run = run();
    return new RunReport(
        run,
        status + ": main is red at this commit.",
        "Fix or revert this merge before the next one.",
        Optional.ofNullable(run.escalation()),
        Optional.of(envelope),
        Optional.of(envelope.resolveSibling("envelope.log")));
  }

  private PostMergeSmokeRun run() {
    boolean isRed = status == Status.FAIL || status == Status.TIMEOUT;
    boolean ran = isRed || status == Status.PASS;
    return new PostMergeSmokeRun(
        1,
        "run-1",
        task,
        COMMIT,
        new Merge(
            subject, author, "2026-01-01T00:00:00Z", List.of(BEFORE), null, "main", "GITHUB_SHA"),
        COMMIT,
        false,
        null,
        status,
        reason,
        goesOn,
        false,
        ran ? 2_345 : 0,
        "2026-01-02T03:04:05Z",
        new SmokeCommandInfo(List.of("sh", "-c", command), 600, source, location),
        ran ? result(isRed) : null,
        isRed ? escalation() : null,
        null,
        new Environment("Linux", "amd64", "17", "3.9", "2.47", "UTC", "en", "1", "BUILT_IN"),
        diagnosis,
        null,
        List.of(),
        error);
  }

  private SmokeResult result(boolean isRed) {
    return new SmokeResult(
        command,
        !isRed,
        isRed ? 4 : 0,
        stdout,
        "starting\n" + evidence,
        isRed ? "EXIT_CODE_4" : null);
  }

  private Escalation escalation() {
    return new Escalation(
        Escalation.TYPE,
        Escalation.CRITICAL_NUMBER,
        task,
        COMMIT,
        "EXIT_CODE_4",
        "main is red at 1234567890ab: the smoke of task-1 failed (EXIT_CODE_4)",
        evidence,
        "mvn smoke:reproduce -Dsmoke.envelope=target/smoke/envelope.json",
        null);
  }
}
