package io.github.postmerge.smoke.envelope;

import io.github.postmerge.smoke.masking.Masker;
import io.github.postmerge.smoke.process.Capture;
import io.github.postmerge.smoke.process.ProcessOutcome;
import java.util.regex.Pattern;

/** The last output of a failed smoke. */
public final class FailureEvidence {

  private static final Pattern INVISIBLE =
      Pattern.compile("\u001B\\[[0-?]*[ -/]*[@-~]|[\\p{Cc}\\p{Cf}]");

  private FailureEvidence() {}

  /** The last lines of standard error, or of standard output if standard error is empty. */
  public static String of(ProcessOutcome outcome, Masker masker) {
    return of(outcome, OutputTail.of(outcome.stderr(), masker), masker);
  }

  /** The same if the tail of standard error is already known. */
  public static String of(ProcessOutcome outcome, String stderrTail, Masker masker) {
    Capture last = isEmpty(stderrTail) ? outcome.stdout() : outcome.stderr();
    return EvidenceLines.of(OutputEnd.of(last, masker));
  }

  /** The same from an envelope's tails, which may be truncated. */
  public static String ofTails(String stderrTail, String stdoutTail) {
    return EvidenceLines.of(OutputEnd.ofTail(isEmpty(stderrTail) ? stdoutTail : stderrTail));
  }

  /**
   * Ignores escape sequences, because Maven resets colours on an otherwise empty standard error.
   */
  private static boolean isEmpty(String text) {
    return INVISIBLE.matcher(text).replaceAll("").isBlank();
  }
}
