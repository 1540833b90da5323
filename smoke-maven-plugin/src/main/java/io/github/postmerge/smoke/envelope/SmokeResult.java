package io.github.postmerge.smoke.envelope;

import io.github.postmerge.smoke.masking.Masker;
import io.github.postmerge.smoke.process.Ending;
import io.github.postmerge.smoke.process.ProcessOutcome;
import io.github.postmerge.smoke.verdict.FailureReason;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The frozen core: six fields, never more, never renamed.
 *
 * @param command as it was declared, masked
 * @param passed whether the smoke ended by itself in time, with exit code 0, and left no process
 *     that could not be killed
 * @param exitCode 0 to 255; null if there is none
 * @param stdoutTail masked and cut
 * @param stderrTail masked and cut
 * @param failureReason null exactly if the smoke passed
 */
public record SmokeResult(
    String command,
    boolean passed,
    @Nullable Integer exitCode,
    String stdoutTail,
    String stderrTail,
    @Nullable String failureReason) {

  /**
   * The result of a command that ran.
   *
   * @param declared the command as it was declared, not yet masked
   */
  public static SmokeResult of(ProcessOutcome outcome, String declared, Masker masker) {
    Optional<String> failure = FailureReason.of(outcome);
    return new SmokeResult(
        masker.mask(declared),
        failure.isEmpty(),
        outcome.ending() instanceof Ending.Exited exited ? exited.code() : null,
        OutputTail.of(outcome.stdout(), masker),
        OutputTail.of(outcome.stderr(), masker),
        failure.map(masker::mask).orElse(null));
  }
}
