package io.github.postmerge.smoke.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.postmerge.smoke.blame.Conclusion;
import io.github.postmerge.smoke.envelope.Diagnosis;
import io.github.postmerge.smoke.envelope.Environment;
import io.github.postmerge.smoke.envelope.Merge;
import io.github.postmerge.smoke.envelope.PostMergeSmokeRun;
import io.github.postmerge.smoke.envelope.ProcessCensus;
import io.github.postmerge.smoke.envelope.SmokeResult;
import io.github.postmerge.smoke.envelope.file.EnvelopeJson;
import io.github.postmerge.smoke.history.FailureSignature;
import io.github.postmerge.smoke.history.HistoryEntry;
import io.github.postmerge.smoke.process.Containment;
import io.github.postmerge.smoke.verdict.ReasonCode;
import io.github.postmerge.smoke.verdict.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A history to measure on: two runs a merge, of 20 smokes on two platforms, some red, some flaky.
 *
 * @param folder of the history
 * @param main the merges' full ids, oldest first
 * @param newest when the newest merge landed
 */
public record BenchHistory(Path folder, List<String> main, Instant newest) {

  static final Duration BETWEEN = Duration.ofMinutes(20);

  private static final int SMOKES = 20;
  private static final int LINES = 20;
  private static final List<Environment> MACHINES =
      List.of(
          new Environment(
              "Linux 6.1", "amd64", "17.0.15", "3.9.16", "2.39.5", "UTC", "en", "1", null),
          new Environment(
              "Mac OS X 15", "aarch64", "17.0.15", "3.9.16", "2.50", "UTC", "en", "1", null));

  /** Writes two runs a merge, as the goal does, but without waiting for the disk. */
  public void write() throws IOException {
    Random random = new Random(main.size());
    for (int merge = 0; merge < main.size(); merge++) {
      write(merge, new Kind("default", 0), random);
      write(merge, new Kind("task-" + random.nextInt(1, SMOKES), random.nextInt(4) / 3), random);
    }
  }

  /** When a merge landed. */
  public Instant landed(int merge) {
    return newest.minus(BETWEEN.multipliedBy(main.size() - 1 - merge));
  }

  private record Kind(String smoke, int machine) {}

  /**
   * Every 200th merge breaks its smoke and the three merges after it; one run in 100 is a flake.
   */
  private void write(int merge, Kind kind, Random random) throws IOException {
    boolean isBroken = merge % 200 < 4;
    boolean isFlaky = !isBroken && random.nextInt(100) == 0;
    write(
        merge,
        kind,
        isBroken || isFlaky ? Status.FAIL : Status.PASS,
        isFlaky,
        1 + random.nextInt(4));
    if (isFlaky && random.nextBoolean()) {
      write(merge, kind, Status.PASS, false, 10);
    }
  }

  private void write(int merge, Kind kind, Status status, boolean isFlaky, int minutes)
      throws IOException {
    Instant start = landed(merge).plus(Duration.ofMinutes(minutes));
    String id =
        java.util
            .UUID
            .nameUUIDFromBytes((merge + kind.toString() + minutes).getBytes(UTF_8))
            .toString();
    byte[] bytes = EnvelopeJson.bytes(entry(merge, kind, status, isFlaky, id, start));
    String name = start.toString().replaceAll("[^0-9TZ.]", "") + "-" + id + ".json";
    Path file = folder.resolve(start.toString().substring(0, 7)).resolve(name);
    Files.createDirectories(file.resolveSibling(""));
    Files.write(file, bytes);
  }

  private HistoryEntry entry(
      int merge, Kind kind, Status status, boolean isFlaky, String id, Instant start) {
    boolean passed = status == Status.PASS;
    String evidence =
        output("FAILED " + kind.smoke() + " in step " + (isFlaky ? "login" : "pay"), 10);
    return new HistoryEntry(
        HistoryEntry.SCHEMA_VERSION,
        kind.smoke(),
        start.toString(),
        passed ? null : new FailureSignature(status, 1, evidence).hash(List.of(id)),
        passed ? null : evidence,
        passed ? null : "mvn smoke:reproduce -Dsmoke.envelope=target/smoke/envelope.json",
        "https://ci.example.org/acme/shop/actions/runs/" + merge,
        envelope(merge, kind, passed, isFlaky, id, start));
  }

  private PostMergeSmokeRun envelope(
      int merge, Kind kind, boolean passed, boolean isFlaky, String id, Instant start) {
    String commit = main.get(merge);
    return new PostMergeSmokeRun(
        PostMergeSmokeRun.SCHEMA_VERSION,
        id,
        kind.smoke(),
        commit,
        new Merge(
            "Merge pull request #" + merge + " from acme/branch-" + merge,
            "Ada Lovelace",
            landed(merge).toString(),
            merge == 0 ? List.of() : List.of(main.get(merge - 1)),
            "https://git.example.org/acme/shop.git",
            "main",
            "GITHUB_SHA"),
        commit,
        false,
        null,
        passed ? Status.PASS : Status.FAIL,
        passed ? ReasonCode.POST_MERGE_SMOKE_PASS : ReasonCode.POST_MERGE_SMOKE_FAILED,
        passed,
        false,
        30_000 + merge % 1000,
        start.toString(),
        null,
        new SmokeResult(
            "./mvnw -B verify -Psmoke",
            passed,
            passed ? 0 : 1,
            output("[INFO] step", LINES),
            passed ? "" : output("[ERROR] step", LINES),
            passed ? null : "EXIT_CODE_1"),
        null,
        new ProcessCensus(Containment.SCAN, List.of(), List.of(), false, List.of()),
        MACHINES.get(kind.machine()),
        isFlaky ? diagnosis() : null,
        null,
        List.of(),
        null);
  }

  private static @Nullable Diagnosis diagnosis() {
    return new Diagnosis(
        Conclusion.FLAKY,
        0.99,
        "It passed 4 of 5 times.",
        "beta-bernoulli-two-sided/1",
        1800,
        List.of());
  }

  private static String output(String start, int lines) {
    StringBuilder output = new StringBuilder();
    for (int line = 0; line < lines; line++) {
      output.append(String.format(Locale.ROOT, "%s %d of the smoke of the shop%n", start, line));
    }
    return output.toString();
  }
}
