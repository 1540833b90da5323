package io.github.postmerge.smoke.envelope;

import io.github.postmerge.smoke.masking.MaskedText;
import io.github.postmerge.smoke.masking.Masker;
import io.github.postmerge.smoke.masking.Utf8Cut;
import io.github.postmerge.smoke.process.Capture;

/**
 * A stream as the envelope shows it: whole up to a cap, beyond it the beginning and the end.
 *
 * <p>Secrets are found before the cut and in the bytes as they were written, so no cut can halve
 * one, and what is left out is counted in the command's own bytes.
 */
public final class OutputTail {

  /** Bytes up to which a stream is shown whole. */
  public static final int CAP = 65_536;

  private static final int HALF = CAP / 2;

  private OutputTail() {}

  /** Renders a captured stream. */
  public static String of(Capture capture, Masker masker) {
    byte[] head = capture.head();
    if (capture.total() <= CAP) {
      return MaskedText.of(head, masker).between(0, head.length);
    }
    byte[] tail = capture.tail().length == 0 ? head : capture.tail();
    int headEnd = Utf8Cut.backward(head, HALF);
    int tailStart = Utf8Cut.forward(tail, tail.length - HALF);
    long leftOut = capture.total() - headEnd - (tail.length - tailStart);
    return MaskedText.of(head, masker).between(0, headEnd)
        + "\n...[TRUNCATED "
        + leftOut
        + " bytes]...\n"
        + MaskedText.of(tail, masker).between(tailStart, tail.length);
  }
}
