package io.github.postmerge.smoke.postmerge;

import io.github.postmerge.smoke.envelope.Escalation;
import io.github.postmerge.smoke.envelope.PostMergeSmokeRun;
import io.github.postmerge.smoke.run.WrittenFile;
import io.github.postmerge.smoke.verdict.BuildResult;
import io.github.postmerge.smoke.verdict.Evidence.Retry;
import io.github.postmerge.smoke.verdict.Policy;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How a run ended.
 *
 * @param envelope the results
 * @param packet what a person needs to act on a red smoke; empty if the smoke was not red
 * @param look whether main was checked
 * @param buildResult how the build ends
 * @param envelopeFile the path of the envelope
 * @param envelopeFailure why the envelope could not be written; empty if it was
 * @param log the file with the smoke's whole output; empty if it was not written completely
 * @param keptWorktree the worktree that was kept for inspection, if any
 */
public record PostMergeSmokeOutcome(
    PostMergeSmokeRun envelope,
    Optional<Escalation> packet,
    Policy.Look look,
    BuildResult buildResult,
    Path envelopeFile,
    Optional<EnvelopeFailure> envelopeFailure,
    Optional<Path> log,
    Optional<Path> keptWorktree) {

  static PostMergeSmokeOutcome written(RunConclusion conclusion, Assembled assembled, Path file) {
    return new PostMergeSmokeOutcome(
        assembled.envelope(),
        assembled.packet(),
        conclusion.policy().look(),
        conclusion.verdict().buildResult(conclusion.policy()),
        file,
        Optional.empty(),
        conclusion.facts().log().map(WrittenFile::path),
        conclusion.facts().keptWorktree());
  }

  /** A run without an envelope: the queue must stop, whatever the result of the smoke. */
  static PostMergeSmokeOutcome unwritten(
      RunConclusion conclusion, EnvelopeAssembly assembly, Path file, EnvelopeFailure failure) {
    RunConclusion unknown =
        RunConclusion.unknown(
            Retry.IS_USELESS, failure.why(), conclusion.policy(), conclusion.facts());
    Assembled assembled = assembly.of(unknown, Afterwards.NOTHING);
    return new PostMergeSmokeOutcome(
        assembled.envelope(),
        assembled.packet(),
        conclusion.policy().look(),
        BuildResult.ERROR,
        file,
        Optional.of(failure.masked(conclusion.facts().masker())),
        conclusion.facts().log().map(WrittenFile::path),
        conclusion.facts().keptWorktree());
  }
}
