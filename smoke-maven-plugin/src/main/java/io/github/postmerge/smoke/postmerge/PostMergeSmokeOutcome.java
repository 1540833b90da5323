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
 * @param envelope what it found out
 * @param packet what a person needs who must act on a red main; empty where it is not red
 * @param look whether main was looked at
 * @param buildResult how the build is to end
 * @param envelopeFile where the envelope is
 * @param envelopeFailure why it could not be written there; empty where it was
 * @param log where the smoke's whole output is; empty where there is none, or not all of it
 * @param keptWorktree the worktree that was left for a person to look at
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

  /** Whatever the smoke came to, a queue that cannot read it must stop. */
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
