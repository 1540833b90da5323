package io.github.postmerge.smoke.postmerge;

import io.github.postmerge.smoke.envelope.file.EnvelopeFile;
import io.github.postmerge.smoke.envelope.file.EnvelopeFile.Left;
import io.github.postmerge.smoke.envelope.file.EnvelopeInUseException;
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
import java.util.function.Consumer;

/**
 * One run, from a request to an envelope:
 *
 * <pre>
 * request -&gt; resolve the commit -&gt; check freshness -&gt; resolve the command -&gt; check out -&gt; run
 *         -&gt; check freshness again -&gt; classify -&gt; envelope
 * </pre>
 *
 * <p>This class writes the status RUNNING before the first step. {@link PostMergePipeline} has the
 * steps up to the second check of main; {@link LockedRun} writes the verdict after the last.
 */
public final class PostMergeSmoke {

  private final RunContext context;

  public PostMergeSmoke(RunContext context) {
    this.context = context;
  }

  /**
   * Runs to the end. Never throws for a problem with the user's input, a repository, a remote or a
   * disk.
   *
   * <p>When the calling thread is interrupted, the run stops, cleans up, writes the status {@code
   * ABORTED}, and sets the interrupt flag again.
   */
  public PostMergeSmokeOutcome run(Parameters parameters, RunListener listener) {
    return run(parameters, listener, OutcomeReporter.NONE);
  }

  /** The same, with reports while the run holds the envelope's lock. */
  public PostMergeSmokeOutcome run(
      Parameters parameters, RunListener listener, OutcomeReporter reporter) {
    RequestReader reader = new RequestReader(parameters, context.variables());
    RunIdentity run =
        new RunIdentity(context.runIds().get(), context.clock().instant(), parameters);
    Audience audience = new Audience(listener, reporter, text -> warn(listener, reader, text));
    try {
      return locked(reader, run, new EnvelopeFile(reader.envelope()), audience);
    } catch (InvalidRequestException e) {
      EnvelopeFailure failure = new EnvelopeFailure(Failures.of(e), Left.NOTHING);
      return audience.ended(notStarted(reader, run, Path.of(""), failure));
    }
  }

  /**
   * The receivers of a run's events.
   *
   * @param warnings receives warnings, and masks them for the listener
   */
  private record Audience(
      RunListener listener, OutcomeReporter reporter, Consumer<String> warnings) {

    void begun(EnvelopeFile file) {
      guarded(() -> reporter.begun(file.path(), warnings));
    }

    void beforeDiagnosis(PostMergeSmokeOutcome outcome) {
      guarded(() -> reporter.beforeDiagnosis(outcome));
    }

    PostMergeSmokeOutcome ended(PostMergeSmokeOutcome outcome) {
      guarded(() -> reporter.ended(outcome, warnings));
      return outcome;
    }

    /** A failing reporter must not lose the verdict. */
    private void guarded(Runnable report) {
      try {
        report.run();
      } catch (RuntimeException | LinkageError | StackOverflowError | OutOfMemoryError e) {
        warnings.accept("The run is not reported to CI. " + Failures.ofOurs(e));
      }
    }
  }

  private PostMergeSmokeOutcome locked(
      RequestReader reader, RunIdentity run, EnvelopeFile file, Audience audience) {
    Closeable lock;
    try {
      lock = file.lock();
    } catch (EnvelopeInUseException e) {
      EnvelopeFailure failure = new EnvelopeFailure(Failures.of(e), Left.NOT_OURS);
      return audience.ended(notStarted(reader, run, file.path(), failure));
    } catch (IOException e) {
      return audience.ended(notStarted(reader, run, file, e));
    }
    try {
      file.write(new EnvelopeAssembly(context.machine().known(), file.path()).running(run));
      audience.begun(file);
      return audience.ended(
          new LockedRun(context, run, file, audience.listener())
              .run(reader, audience::beforeDiagnosis));
    } catch (IOException e) {
      return audience.ended(notStarted(reader, run, file, e));
    } finally {
      release(lock, audience.warnings());
    }
  }

  private static void release(Closeable lock, Consumer<String> warnings) {
    try {
      lock.close();
    } catch (IOException e) {
      warnings.accept("The envelope's lock could not be removed: " + Failures.sentence(e));
    }
  }

  private void warn(RunListener listener, RequestReader reader, String text) {
    new ProgressReporter(listener, masker(reader)).warning(text);
  }

  private PostMergeSmokeOutcome notStarted(
      RequestReader reader, RunIdentity run, EnvelopeFile file, IOException why) {
    return notStarted(reader, run, file.path(), EnvelopeFailure.of(file, file.left(), why));
  }

  /** Masks secrets in the message as far as the parameters are valid. */
  private PostMergeSmokeOutcome notStarted(
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
