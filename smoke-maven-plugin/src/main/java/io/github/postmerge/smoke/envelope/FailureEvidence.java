package io.github.postmerge.smoke.envelope;

import io.github.postmerge.smoke.masking.Masker;
import io.github.postmerge.smoke.process.Capture;
import io.github.postmerge.smoke.process.ProcessOutcome;
import java.util.regex.Pattern;

/** What a smoke said last before it failed. */
public final class FailureEvidence {

  private static final Pattern INVISIBLE =
      Pattern.compile("\u001B\\[[0-?]*[ -/]*[@-~]|[\\p{Cc}\\p{Cf}]");

  private FailureEvidence() {}

  /** The last lines of standard error, or of standard output where that says nothing. */
  public static String of(ProcessOutcome outcome, Masker masker) {
    return of(outcome, OutputTail.of(outcome.stderr(), masker), masker);
  }

  /** The same where the tail of standard error is known already. */
  public static String of(ProcessOutcome outcome, String stderrTail, Masker masker) {
    Capture last = isEmpty(stderrTail) ? outcome.stdout() : outcome.stderr();
    return EvidenceLines.of(OutputEnd.of(last, masker));
  }

  /** The same of an envelope's tails, which may be cut. */
  public static String ofTails(String stderrTail, String stdoutTail) {
    return EvidenceLines.of(OutputEnd.ofTail(isEmpty(stderrTail) ? stdoutTail : stderrTail));
  }

  /** Maven resets colours on standard error where it has nothing to say. */
  private static boolean isEmpty(String text) {
    return INVISIBLE.matcher(text).replaceAll("").isBlank();
  }
}
