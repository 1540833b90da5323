package io.github.postmerge.smoke.postmerge;

import io.github.postmerge.smoke.command.InvalidCommandException;
import io.github.postmerge.smoke.envelope.EnvelopeFile;
import io.github.postmerge.smoke.envelope.EnvelopeFile.Left;
import io.github.postmerge.smoke.envelope.EnvelopeInUseException;
import io.github.postmerge.smoke.envelope.PostMergeSmokeRun;
import io.github.postmerge.smoke.envelope.UnwrittenEnvelopeException;
import io.github.postmerge.smoke.git.RemoteException;
import io.github.postmerge.smoke.git.RepositoryException;
import io.github.postmerge.smoke.lock.OwnershipLock;
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
        new RunFacts(surroundings.runIds().get(), surroundings.clock().instant(), parameters);
    EnvelopeAssembly assembly = new EnvelopeAssembly(surroundings.environment(), facts);
    try {
      EnvelopeFile file = new EnvelopeFile(reader.envelope());
      return locked(reader, file, assembly, new Narration(listener, facts));
    } catch (InvalidRequestException e) {
      return notBegun(reader, assembly, Path.of(""), unwritten(e, Left.NOTHING));
    }
  }

  private PostMergeSmokeOutcome locked(
      RequestReader reader, EnvelopeFile file, EnvelopeAssembly assembly, Narration narration) {
    OwnershipLock.Held lock;
    try {
      lock = file.lock();
    } catch (EnvelopeInUseException e) {
      return notBegun(reader, assembly, file.path(), unwritten(e, Left.NOT_OURS));
    } catch (IOException e) {
      return notBegun(reader, assembly, file.path(), cannotWrite(file, file.left(), e));
    }
    try {
      return begun(reader, file, assembly, narration);
    } finally {
      release(lock, narration);
    }
  }

  /** Nothing that a user, a variable or a file says is looked at before RUNNING is written. */
  private PostMergeSmokeOutcome begun(
      RequestReader reader, EnvelopeFile file, EnvelopeAssembly assembly, Narration narration) {
    try {
      file.write(assembly.running());
      assembly.facts().writes(file);
    } catch (IOException e) {
      return notBegun(reader, assembly, file.path(), cannotWrite(file, file.left(), e));
    }
    EnvelopeAssembly whole =
        new EnvelopeAssembly(surroundings.wholeEnvironment(), assembly.facts());
    return settled(reader, file, whole, narration);
  }

  private PostMergeSmokeOutcome settled(
      RequestReader reader, EnvelopeFile file, EnvelopeAssembly assembly, Narration narration) {
    Finding finding = find(reader, file, narration);
    boolean toldToStop = Thread.interrupted();
    try {
      Finding known = toldToStop ? Finding.stopped(finding.policy()) : finding;
      PostMergeSmokeOutcome outcome = conclude(known, file, assembly);
      Optional<Diagnosing> diagnosing = diagnosing(known, narration);
      if (diagnosing.isEmpty() || outcome.envelopeFailure().isPresent()) {
        return outcome;
      }
      assembly.facts().diagnosed(diagnosing.get().diagnose());
      toldToStop = Thread.interrupted();
      PostMergeSmokeOutcome diagnosed = conclude(known, file, assembly);
      return isKept(outcome, diagnosed, narration) ? outcome : diagnosed;
    } finally {
      if (toldToStop) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Where the diagnosis cannot be added to the verdict in the file, the verdict stays. */
  private static boolean isKept(
      PostMergeSmokeOutcome first, PostMergeSmokeOutcome diagnosed, Narration narration) {
    Optional<EnvelopeFailure> failure =
        diagnosed.envelopeFailure().filter(f -> f.left() == Left.EARLIER_STATE);
    failure.ifPresent(f -> narration.warning(f.why()));
    return failure.isPresent() && first.envelopeFailure().isEmpty();
  }

  private static void release(OwnershipLock.Held lock, Narration narration) {
    try {
      lock.close();
    } catch (IOException e) {
      narration.warning("The envelope's lock could not be removed: " + Failures.sentence(e));
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
  private Finding find(RequestReader reader, EnvelopeFile file, Narration narration) {
    Policy policy = Policy.STRICTEST;
    try {
      narration.facts().mask(surroundings.masker(List.of(), reader.usableMaskPatterns()));
      sweep(file, narration);
      clearLog(reader, narration);
      PostMergeSmokeRequest request = reader.read();
      policy = request.policy();
      narration.facts().accepted(request);
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

  private static void sweep(EnvelopeFile file, Narration narration) {
    try {
      file.sweepLeftovers();
    } catch (IOException e) {
      narration.warning(
          "What a killed run left beside the envelope stays there: " + Failures.sentence(e));
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
      file.settle(envelope);
    } catch (UnwrittenEnvelopeException e) {
      return unwritten(
          assembly, finding.policy(), file.path(), cannotWrite(file, e.left(), e.why()));
    }
    return new PostMergeSmokeOutcome(
        envelope,
        finding.policy().look(),
        finding.verdict().buildResult(finding.policy()),
        file.path(),
        Optional.empty(),
        assembly.facts().log(),
        assembly.facts().keptWorktree());
  }

  /** What is secret in the message is masked as far as the parameters can be read. */
  private PostMergeSmokeOutcome notBegun(
      RequestReader reader, EnvelopeAssembly assembly, Path path, EnvelopeFailure failure) {
    assembly.facts().mask(surroundings.masker(List.of(), reader.usableMaskPatterns()));
    return unwritten(assembly, Policy.STRICTEST, path, failure);
  }

  /** Whatever the smoke said, a queue that cannot read it must stop. */
  private static PostMergeSmokeOutcome unwritten(
      EnvelopeAssembly assembly, Policy policy, Path path, EnvelopeFailure failure) {
    Finding finding = Finding.unknown(policy, Retry.IS_USELESS, failure.why());
    return new PostMergeSmokeOutcome(
        assembly.of(finding),
        policy.look(),
        BuildResult.ERROR,
        path,
        Optional.of(failure.masked(assembly.facts().masker())),
        assembly.facts().log(),
        assembly.facts().keptWorktree());
  }

  private static EnvelopeFailure unwritten(Exception e, Left left) {
    return new EnvelopeFailure(Failures.message(e), left);
  }

  private static EnvelopeFailure cannotWrite(EnvelopeFile file, Left left, IOException e) {
    return new EnvelopeFailure(
        String.format(
            "The envelope \"%s\" cannot be written: %s Name another file with"
                + " -Dsmoke.envelope=FILE.",
            file.path(), Failures.sentence(e)),
        left);
  }
}
