package io.github.postmerge.smoke.postmerge;

import io.github.postmerge.smoke.envelope.EnvelopeFile;
import io.github.postmerge.smoke.envelope.EnvelopeFile.Left;
import io.github.postmerge.smoke.envelope.EnvelopeInUseException;
import io.github.postmerge.smoke.masking.Masker;
import io.github.postmerge.smoke.parameters.InvalidRequestException;
import io.github.postmerge.smoke.parameters.Parameters;
import io.github.postmerge.smoke.run.Failures;
import io.github.postmerge.smoke.run.ProgressReporter;
import io.github.postmerge.smoke.run.RunContext;
import io.github.postmerge.smoke.run.RunListener;
import io.github.postmerge.smoke.verdict.Evidence.Retry;
import io.github.postmerge.smoke.verdict.Policy;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * One run, from a request to an envelope:
 *
 * <pre>
 * request -&gt; resolve the commit -&gt; check freshness -&gt; resolve the command -&gt; check out -&gt; run
 *         -&gt; check freshness again -&gt; classify -&gt; envelope
 * </pre>
 *
 * <p>The steps up to the second look at main are {@link PostMergePipeline}'s; {@link LockedRun}
 * writes the envelope before the first and after the last.
 */
public final class PostMergeSmoke {

  private final RunContext context;
  private final VerdictListener verdicts;

  /** Runs that get from this context what they need from outside. */
  public PostMergeSmoke(RunContext context) {
    this(context, verdict -> {});
  }

  /** The same; this listener is told of red verdicts early. */
  public PostMergeSmoke(RunContext context, VerdictListener verdicts) {
    this.context = context;
    this.verdicts = verdicts;
  }

  /**
   * Runs to the end, and never throws for what a user, a repository, a remote or a disk can do.
   *
   * <p>When the calling thread is interrupted, the run stops, cleans up, says {@code ABORTED}, and
   * sets the interrupt flag again.
   */
  public PostMergeSmokeOutcome run(Parameters parameters, RunListener listener) {
    RequestReader reader = new RequestReader(parameters, context.variables());
    RunIdentity run =
        new RunIdentity(context.runIds().get(), context.clock().instant(), parameters);
    try {
      return locked(reader, run, new EnvelopeFile(reader.envelope()), listener);
    } catch (InvalidRequestException e) {
      EnvelopeFailure failure = new EnvelopeFailure(Failures.message(e), Left.NOTHING);
      return notBegun(reader, run, Path.of(""), failure);
    }
  }

  private PostMergeSmokeOutcome locked(
      RequestReader reader, RunIdentity run, EnvelopeFile file, RunListener listener) {
    Closeable lock;
    try {
      lock = file.lock();
    } catch (EnvelopeInUseException e) {
      EnvelopeFailure failure = new EnvelopeFailure(Failures.message(e), Left.NOT_OURS);
      return notBegun(reader, run, file.path(), failure);
    } catch (IOException e) {
      return notBegun(reader, run, file.path(), EnvelopeFailure.of(file, file.left(), e));
    }
    try {
      file.write(new EnvelopeAssembly(context.machine().known(), file.path()).running(run));
      return new LockedRun(context, run, file, listener).run(reader, verdicts);
    } catch (IOException e) {
      return notBegun(reader, run, file.path(), EnvelopeFailure.of(file, file.left(), e));
    } finally {
      release(lock, reader, listener);
    }
  }

  private void release(Closeable lock, RequestReader reader, RunListener listener) {
    try {
      lock.close();
    } catch (IOException e) {
      new ProgressReporter(listener, masker(reader))
          .warning("The envelope's lock could not be removed: " + Failures.sentence(e));
    }
  }

  /** What is secret in the message is masked as far as the parameters can be read. */
  private PostMergeSmokeOutcome notBegun(
      RequestReader reader, RunIdentity run, Path path, EnvelopeFailure failure) {
    RunConclusion nothing =
        RunConclusion.unknown(
            Retry.IS_USELESS,
            failure.why(),
            Policy.STRICTEST,
            StepResults.none(run, masker(reader)));
    EnvelopeAssembly assembly = new EnvelopeAssembly(context.machine().known(), path);
    return PostMergeSmokeOutcome.unwritten(nothing, assembly, path, failure);
  }

  private Masker masker(RequestReader reader) {
    return context.masker(List.of(), reader.usableMaskPatterns());
  }
}
