package io.github.postmerge.smoke.culprit;

import io.github.postmerge.smoke.command.CommandSource;
import io.github.postmerge.smoke.envelope.SmokeCommandInfo;
import io.github.postmerge.smoke.envelope.file.JsonPart;
import io.github.postmerge.smoke.envelope.file.UnreadableEnvelopeException;
import io.github.postmerge.smoke.verdict.Status;
import java.util.ArrayList;
import java.util.List;

/** Reads an untrusted plan. */
final class PlanReader {

  private static final int MOST = 1_000_000;
  private static final long LONGEST_SECONDS = 7L * 24 * 60 * 60;

  private PlanReader() {}

  static Plan read(JsonPart part) throws UnreadableEnvelopeException {
    List<Plan.Weighted> commits = new ArrayList<>();
    for (JsonPart commit : part.of("commits").items()) {
      double weight = commit.of("weight").decimal();
      if (commits.isEmpty() != (weight == 0) || !(weight >= 0 && weight <= 1)) {
        throw commit.of("weight").not("a weight");
      }
      commits.add(new Plan.Weighted(commit.of("commit").commitId(), weight));
    }
    if (commits.size() < 2) {
      throw part.of("commits").not("a list of a good commit and merges");
    }
    List<Plan.Entry> probes = new ArrayList<>();
    for (JsonPart probe : part.of("probes").items()) {
      probes.add(
          new Plan.Entry(
              (int) probe.of("number").number(probes.size(), probes.size()),
              known(probe.of("commit"), commits)));
    }
    List<ProbeRecord> known = new ArrayList<>();
    for (JsonPart probe : part.of("known").items()) {
      known(probe.of("commit"), commits);
      known.add(ProbeRecords.read(probe));
    }
    return new Plan(
        Plan.SCHEMA_VERSION,
        part.of("search_id").text(),
        (int) part.of("round").number(1, MOST),
        part.of("hash").text(),
        (int) part.of("total").number(probes.size(), probes.size()),
        flag(part.of("done")),
        probes,
        (int) part.of("jobs").number(1, MOST),
        known(part.of("red_commit"), commits),
        failure(part.of("failure")),
        command(part.of("smoke_command")),
        part.of("task_id").textOrNull().orElse(null),
        exitCodes(part.of("error_exit_codes")),
        new Plan.Rates(count(part.of("rates").of("good")), count(part.of("rates").of("broken"))),
        commits,
        known);
  }

  private static boolean flag(JsonPart part) throws UnreadableEnvelopeException {
    if (!part.node().isBoolean()) {
      throw part.not("true or false");
    }
    return part.node().booleanValue();
  }

  private static String known(JsonPart part, List<Plan.Weighted> commits)
      throws UnreadableEnvelopeException {
    String id = part.commitId();
    if (commits.stream().noneMatch(commit -> commit.commit().equals(id))) {
      throw part.not("one of its commits");
    }
    return id;
  }

  private static Plan.Failure failure(JsonPart part) throws UnreadableEnvelopeException {
    return new Plan.Failure(
        part.of("status").choice(Status.class),
        part.of("signature").textOrNull().orElse(null),
        part.of("reason").textOrNull().orElse(null));
  }

  private static SmokeCommandInfo command(JsonPart part) throws UnreadableEnvelopeException {
    return new SmokeCommandInfo(
        part.of("argv").texts(),
        part.of("timeout_seconds").number(1, LONGEST_SECONDS),
        part.of("source").choice(CommandSource.class),
        part.of("location").textOrNull().orElse(null));
  }

  private static List<Integer> exitCodes(JsonPart part) throws UnreadableEnvelopeException {
    List<Integer> codes = new ArrayList<>();
    for (JsonPart code : part.items()) {
      codes.add((int) code.number(0, JsonPart.MOST_EXIT_CODE));
    }
    return codes;
  }

  private static Plan.Count count(JsonPart part) throws UnreadableEnvelopeException {
    int runs = (int) part.of("runs").number(0, MOST);
    return new Plan.Count((int) part.of("erred").number(0, runs), runs);
  }
}
