package io.github.postmerge.smoke.postmerge.diagnosis;

import io.github.postmerge.smoke.blame.Conclusion;
import io.github.postmerge.smoke.blame.Inquiry;
import io.github.postmerge.smoke.blame.KnownRates;
import io.github.postmerge.smoke.blame.Outcome;
import io.github.postmerge.smoke.blame.ProbeStatus;
import io.github.postmerge.smoke.blame.Role;
import io.github.postmerge.smoke.envelope.Diagnosis;
import io.github.postmerge.smoke.envelope.Diagnosis.Probe;
import io.github.postmerge.smoke.git.CommitId;
import io.github.postmerge.smoke.git.GitRepository;
import io.github.postmerge.smoke.git.RepositoryException;
import io.github.postmerge.smoke.git.remote.Mainline;
import io.github.postmerge.smoke.git.remote.RemoteException;
import io.github.postmerge.smoke.masking.Masker;
import io.github.postmerge.smoke.process.ProcessOutcome;
import io.github.postmerge.smoke.run.Budget;
import io.github.postmerge.smoke.run.Failures;
import io.github.postmerge.smoke.run.ProbeRun;
import io.github.postmerge.smoke.run.Prober;
import io.github.postmerge.smoke.run.ProgressReporter;
import io.github.postmerge.smoke.run.RunListener.Step;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Runs a red smoke again, alternately at the merge and before it, to find out which commit broke
 * main.
 */
public final class Diagnosing {

  private static final String STOPPED = "The run was told to stop.";

  private final Prober prober;
  private final Subject subject;
  private final Reruns reruns;
  private final ProgressReporter reporter;
  private final List<Probe> probes = new ArrayList<>();

  public Diagnosing(Prober prober, Subject subject, Reruns reruns, ProgressReporter reporter) {
    this.prober = prober;
    this.subject = subject;
    this.reruns = reruns;
    this.reporter = reporter;
  }

  /**
   * The subject of a diagnosis.
   *
   * @param red how the merge's smoke ended
   * @param rates the smoke's error rates from the history
   */
  public record Subject(
      Path repository, CommitId merge, ProcessOutcome red, KnownRates rates, Masker masker) {}

  /** Opens main's remote branch of a repository. */
  @FunctionalInterface
  public interface Main {
    /** Opens it; does not contact the remote yet. */
    Mainline of(GitRepository repository);
  }

  /**
   * Diagnoses the red smoke. Never throws for a problem with a repository or a disk, because the
   * verdict is already written and must not be lost. An interrupt ends the diagnosis, and the flag
   * stays set.
   */
  public Diagnosis diagnose(Main main) {
    try (GitRepository repository = GitRepository.at(subject.repository())) {
      return diagnose(repository, main.of(repository));
    } catch (InterruptedException | ClosedByInterruptException e) {
      Thread.currentThread().interrupt();
      return failed(STOPPED);
    } catch (Exception | StackOverflowError | OutOfMemoryError e) {
      return failed(Failures.of(e));
    }
  }

  private Diagnosis diagnose(GitRepository repository, Mainline mainline)
      throws RepositoryException, RemoteException, IOException, InterruptedException {
    Budget budget = Budget.startingNow(reruns.budget());
    Optional<CommitId> lastGood = reruns.lastGood().flatMap(l -> l.in(repository, reporter));
    Optional<Suspects> suspects = Suspects.in(repository, subject.merge(), lastGood);
    if (suspects.isEmpty()) {
      return unsettled(
          "The commit before the merge is not in this clone, so there is nothing to compare the"
              + " merge with. Fetch one more commit, for example with \"git fetch --deepen=1\".");
    }
    reporter.step(
        Step.DIAGNOSIS,
        DiagnosisWords.plan(subject.red().duration(), reruns.budget())
            + String.format(
                ": at %s, and at %s before it",
                subject.merge().abbreviated(), suspects.get().before().abbreviated()));
    return inquire(repository, mainline, suspects.get(), budget);
  }

  private Diagnosis inquire(
      GitRepository repository, Mainline mainline, Suspects suspects, Budget budget)
      throws RepositoryException, RemoteException, IOException, InterruptedException {
    Inquiry inquiry = Inquiry.into(suspects.known(), subject.rates());
    for (Optional<Role> next = inquiry.next(); next.isPresent(); next = inquiry.next()) {
      if (isToldToStop()) {
        return unsettled(STOPPED);
      }
      if (budget.isUsedUp()) {
        return unsettled(DiagnosisWords.budgetUsedUp(reruns.budget(), inquiry));
      }
      Role role = next.get();
      Probe probe =
          probe(
              role,
              prober.run(
                  repository,
                  mainline,
                  new Prober.Trial(suspects.of(role), probes.size() + 1),
                  budget));
      probes.add(probe);
      reporter.step(Step.DIAGNOSIS, DiagnosisWords.of(probe));
      if (probe.status() == ProbeStatus.CUT) {
        return unsettled(
            isToldToStop() ? STOPPED : DiagnosisWords.budgetUsedUp(reruns.budget(), inquiry));
      }
      if (probe.status() == ProbeStatus.NOT_RUN) {
        return unsettled(DiagnosisWords.cannotBeRun(probe));
      }
      inquiry =
          inquiry.after(role, probe.status() == ProbeStatus.PASS ? Outcome.PASSED : Outcome.FAILED);
    }
    return settled(inquiry);
  }

  private static Probe probe(Role role, ProbeRun run) {
    return new Probe(role, run.commit().value(), run.status(), run.exitCode(), run.durationMs());
  }

  private Diagnosis settled(Inquiry inquiry) {
    if (inquiry.conclusion() == Conclusion.INCONCLUSIVE) {
      return unsettled(DiagnosisWords.tooManyRuns(inquiry));
    }
    return diagnosis(
        inquiry.conclusion(),
        Optional.of(inquiry.confidence()),
        DiagnosisWords.counted(inquiry, probes, subject.red()));
  }

  private Diagnosis failed(String why) {
    if (isToldToStop()) {
      return unsettled(STOPPED);
    }
    reporter.warning("The diagnosis failed. " + why);
    return unsettled(why);
  }

  private Diagnosis unsettled(String why) {
    return diagnosis(Conclusion.INCONCLUSIVE, Optional.empty(), why);
  }

  private Diagnosis diagnosis(Conclusion conclusion, Optional<Double> confidence, String why) {
    return new Diagnosis(
        conclusion,
        confidence.map(DiagnosisWords::fourDigits).orElse(null),
        inOneLine(subject.masker().mask(why)),
        Inquiry.method(subject.rates()),
        reruns.budget().toSeconds(),
        probes);
  }

  private static String inOneLine(String text) {
    return text.lines().map(String::strip).collect(Collectors.joining(" "));
  }

  private static boolean isToldToStop() {
    return Thread.currentThread().isInterrupted();
  }
}
