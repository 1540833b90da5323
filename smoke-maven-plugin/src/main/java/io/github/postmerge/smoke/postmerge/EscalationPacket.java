package io.github.postmerge.smoke.postmerge;

import io.github.postmerge.smoke.envelope.Diagnosis;
import io.github.postmerge.smoke.envelope.Environment;
import io.github.postmerge.smoke.envelope.Escalation;
import io.github.postmerge.smoke.envelope.SmokeResult;
import io.github.postmerge.smoke.git.CommitId;
import io.github.postmerge.smoke.verdict.Status;
import io.github.postmerge.smoke.verdict.Verdict;
import java.util.List;
import java.util.Optional;

/** Makes the packet for the person who must act on a red main. */
final class EscalationPacket {

  private static final int MOST_LINES = 20;
  private static final int MOST_CHARACTERS = 2_000;

  private final StepResults facts;
  private final Environment environment;
  private final Optional<Diagnosis> diagnosis;

  EscalationPacket(StepResults facts, Environment environment, Optional<Diagnosis> diagnosis) {
    this.facts = facts;
    this.environment = environment;
    this.diagnosis = diagnosis;
  }

  Escalation of(Verdict verdict, SmokeResult result) {
    String reason = String.valueOf(result.failureReason());
    return new Escalation(
        Escalation.TYPE,
        Escalation.CRITICAL_NUMBER,
        facts.task().map(Object::toString).orElse(null),
        facts.commit().map(CommitId::value).orElse(null),
        reason,
        summary(verdict, reason),
        evidence(result.stderrTail().isBlank() ? result.stdoutTail() : result.stderrTail()),
        facts.masker().mask(new ReproduceCommand(facts, environment).line()));
  }

  private String summary(Verdict verdict, String reason) {
    boolean isDryRun = facts.request().filter(r -> r.policy().isDryRun()).isPresent();
    String what =
        verdict.status() == Status.TIMEOUT
            ? "did not end within " + facts.timeoutInSeconds() + " s"
            : "failed (" + reason + ")";
    String commit = facts.commit().map(CommitId::abbreviated).orElse("?");
    String task = facts.task().map(Object::toString).orElse("a merge without a task");
    if (isDryRun) {
      return String.format(
          "in a dry run at %s the smoke of %s %s; main was not looked at", commit, task, what);
    }
    return String.format(
        "main is red at %s: the smoke of %s %s; %s",
        commit,
        task,
        what,
        diagnosis
            .map(DiagnosisWords::meaning)
            .orElse("fix or revert this merge before the next one."));
  }

  private static String evidence(String tail) {
    List<String> lines = tail.stripTrailing().lines().toList();
    String last =
        String.join("\n", lines.subList(Math.max(0, lines.size() - MOST_LINES), lines.size()));
    int from = Math.max(0, last.length() - MOST_CHARACTERS);
    boolean halvesCharacter = from > 0 && Character.isLowSurrogate(last.charAt(from));
    return last.substring(halvesCharacter ? from + 1 : from);
  }
}
