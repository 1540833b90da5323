package io.github.postmerge.smoke.postmerge;

import io.github.postmerge.smoke.envelope.Environment;
import io.github.postmerge.smoke.envelope.Escalation;
import io.github.postmerge.smoke.envelope.FailureEvidence;
import io.github.postmerge.smoke.envelope.MergeLabel;
import io.github.postmerge.smoke.envelope.RunHistory;
import io.github.postmerge.smoke.envelope.SmokeResult;
import io.github.postmerge.smoke.git.CommitId;
import io.github.postmerge.smoke.postmerge.diagnosis.DiagnosisWords;
import io.github.postmerge.smoke.verdict.Status;
import io.github.postmerge.smoke.verdict.Verdict;

/** Builds the packet for the person who must act on a red main. */
final class EscalationPacket {

  private final StepResults facts;
  private final Environment environment;
  private final Afterwards afterwards;

  EscalationPacket(StepResults facts, Environment environment, Afterwards afterwards) {
    this.facts = facts;
    this.environment = environment;
    this.afterwards = afterwards;
  }

  Escalation of(Verdict verdict, SmokeResult result) {
    String reason = String.valueOf(result.failureReason());
    return new Escalation(
        Escalation.TYPE,
        Escalation.CRITICAL_NUMBER,
        facts.task().map(t -> facts.masker().mask(t.value())).orElse(null),
        facts.commit().map(CommitId::value).orElse(null),
        reason,
        facts.masker().mask(summary(verdict, reason)),
        facts
            .smoke()
            .map(smoke -> FailureEvidence.of(smoke.outcome(), result.stderrTail(), smoke.masker()))
            .orElse(""),
        facts.masker().mask(new ReproduceCommand(facts, environment).line()),
        afterwards.history().map(RunHistory::edge).orElse(null));
  }

  private String summary(Verdict verdict, String reason) {
    boolean isDryRun = facts.request().filter(r -> r.policy().isDryRun()).isPresent();
    String what =
        verdict.status() == Status.TIMEOUT
            ? "did not end within " + facts.timeoutInSeconds() + " s"
            : "failed (" + reason + ")";
    String commit = facts.commit().map(CommitId::abbreviated).orElse("?");
    String merge = MergeLabel.of(commit, facts.merge());
    String task = facts.task().map(Object::toString).orElse("a merge without a task");
    if (isDryRun) {
      return String.format(
          "in a dry run at %s: the smoke of %s %s; main was not looked at", merge, task, what);
    }
    return String.format(
        "main is red at %s: the smoke of %s %s; %s",
        merge,
        task,
        what,
        afterwards
            .diagnosis()
            .map(DiagnosisWords::meaning)
            .orElse("fix or revert this merge before the next one."));
  }
}
