package io.github.postmerge.smoke.postmerge;

import io.github.postmerge.smoke.command.InvalidCommandException;
import io.github.postmerge.smoke.envelope.EnvelopeFile;
import io.github.postmerge.smoke.envelope.PostMergeSmokeRun;
import io.github.postmerge.smoke.git.RemoteException;
import io.github.postmerge.smoke.git.RepositoryException;
import io.github.postmerge.smoke.verdict.BuildResult;
import io.github.postmerge.smoke.verdict.Evidence.Retry;
import io.github.postmerge.smoke.verdict.Policy;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One run, from a request to an envelope:
 *
 * <pre>
 * request -&gt; resolve the commit -&gt; check freshness -&gt; resolve the command -&gt; check out -&gt; run
 *         -&gt; check freshness again -&gt; classify -&gt; envelope
 * </pre>
 *
 * <p>The steps up to the second look at main are {@link StraightLine}'s. Here is what holds however
 * they end: the envelope says {@code RUNNING} before the first, and a verdict after the last.
 */
public final class PostMergeSmoke {

  private final Surroundings surroundings;
  private final Tools tools;

  /** Wires runs to their surroundings and to what reaches git and runs processes. */
  public PostMergeSmoke(Surroundings surroundings, Tools tools) {
    this.surroundings = surroundings;
    this.tools = tools;
  }

  /**
   * Runs to the end, and never throws for what a user, a repository, a remote or a disk can do.
   *
   * <p>When the calling thread is interrupted, the run stops, cleans up, says {@code ABORTED}, and
   * sets the interrupt flag again.
   */
  public PostMergeSmokeOutcome run(Parameters parameters, RunListener listener) {
    RequestReader reader = new RequestReader(parameters, surroundings.variables());
    RunFacts facts =
        new RunFacts(
            surroundings.runIds().get(),
            surroundings.clock().instant(),
            parameters,
            surroundings.masker(List.of(), reader.usableMaskPatterns()));
    EnvelopeAssembly assembly = new EnvelopeAssembly(surroundings.environment(), facts);
    try {
      EnvelopeFile file = new EnvelopeFile(reader.envelope());
      return run(reader, file, assembly, listener);
    } catch (InvalidRequestException e) {
      Finding finding = Finding.unknown(Policy.STRICTEST, Retry.IS_USELESS, Failures.message(e));
      return unwritten(assembly, finding, Path.of(""), Failures.message(e));
    }
  }

  private PostMergeSmokeOutcome run(
      RequestReader reader, EnvelopeFile file, EnvelopeAssembly assembly, RunListener listener) {
    try {
      file.sweepLeftovers();
      file.write(assembly.running());
    } catch (IOException e) {
      String failure = cannotWrite(file, e);
      Finding finding = Finding.unknown(Policy.STRICTEST, Retry.IS_USELESS, failure);
      return unwritten(assembly, finding, file.path(), failure);
    }
    Finding finding = find(reader, assembly.facts(), listener);
    boolean toldToStop = Thread.interrupted();
    try {
      Finding known = toldToStop ? Finding.stopped(finding.policy()) : finding;
      PostMergeSmokeOutcome outcome = conclude(known, file, assembly);
      Narration narration = new Narration(listener, assembly.facts());
      Optional<Diagnosing> diagnosing = diagnosing(known, narration);
      if (diagnosing.isEmpty() || outcome.envelopeFailure().isPresent()) {
        return outcome;
      }
      assembly.facts().diagnosed(diagnosing.get().diagnose());
      toldToStop = Thread.interrupted();
      PostMergeSmokeOutcome diagnosed = conclude(known, file, assembly);
      diagnosed.envelopeFailure().ifPresent(narration::warning);
      return diagnosed.envelopeFailure().isPresent() ? outcome : diagnosed;
    } finally {
      if (toldToStop) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /**
   * The verdict is written before the diagnosis begins, so that nothing that happens to it can lose
   * the verdict; and what holds on to a breach of containment would disturb every rerun.
   */
  private Optional<Diagnosing> diagnosing(Finding finding, Narration narration) {
    boolean isRed = finding.verdict().escalates();
    boolean isContained =
        narration.facts().outcome().filter(o -> o.census().survivors().isEmpty()).isPresent();
    Optional<PostMergeSmokeRequest> request =
        narration.facts().request().filter(r -> isRed && isContained);
    return request.flatMap(
        r ->
            r.reruns()
                .map(
                    reruns ->
                        new Diagnosing(
                            new Prober(surroundings, tools, r, narration), reruns, narration)));
  }

  /** The one place where what went wrong becomes a word in the envelope. */
  private Finding find(RequestReader reader, RunFacts facts, RunListener listener) {
    Policy policy = Policy.STRICTEST;
    Narration narration = new Narration(listener, facts);
    try {
      clearLog(reader, narration);
      PostMergeSmokeRequest request = reader.read();
      policy = request.policy();
      facts.accepted(request);
      StraightLine line = new StraightLine(surroundings, tools, request, narration);
      return new Finding(line.follow(), policy, Optional.empty());
    } catch (InvalidRequestException | InvalidCommandException | RepositoryException e) {
      return Finding.unknown(policy, Retry.IS_USELESS, Failures.message(e));
    } catch (RemoteException e) {
      return Finding.unknown(policy, Retry.MAY_HELP, Failures.message(e));
    } catch (InterruptedException | ClosedByInterruptException e) {
      Thread.currentThread().interrupt();
      return Finding.stopped(policy);
    } catch (IOException e) {
      return Finding.unknown(policy, Retry.MAY_HELP, Failures.ofSystem(e));
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      return Finding.unknown(policy, Retry.MAY_HELP, Failures.ofOurs(e));
    }
  }

  private static void clearLog(RequestReader reader, Narration narration)
      throws InvalidRequestException {
    LogFile log = reader.logFile();
    try {
      log.removeOlder(reader.envelope());
    } catch (IOException e) {
      narration.warning(
          String.format(
              "An older log is left at \"%s\": %s Do not take it for this run's.",
              log.path(), Failures.sentence(e)));
    }
  }

  private static PostMergeSmokeOutcome conclude(
      Finding finding, EnvelopeFile file, EnvelopeAssembly assembly) {
    PostMergeSmokeRun envelope = assembly.of(finding);
    try {
      file.write(envelope);
    } catch (IOException e) {
      return unwritten(assembly, finding, file.path(), cannotWrite(file, e));
    }
    return new PostMergeSmokeOutcome(
        envelope,
        finding.verdict().buildResult(finding.policy()),
        file.path(),
        Optional.empty(),
        assembly.facts().log(),
        assembly.facts().keptWorktree());
  }

  /** Whatever the smoke said, a queue that cannot read it must stop. */
  private static PostMergeSmokeOutcome unwritten(
      EnvelopeAssembly assembly, Finding finding, Path path, String failure) {
    return new PostMergeSmokeOutcome(
        assembly.of(finding),
        BuildResult.ERROR,
        path,
        Optional.of(assembly.facts().masker().mask(failure)),
        assembly.facts().log(),
        assembly.facts().keptWorktree());
  }

  private static String cannotWrite(EnvelopeFile file, IOException e) {
    return String.format(
        "The envelope \"%s\" cannot be written: %s Name another file with -Dsmoke.envelope=FILE.",
        file.path(), Failures.sentence(e));
  }
}
