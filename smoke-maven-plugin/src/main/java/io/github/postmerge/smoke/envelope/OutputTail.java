package io.github.postmerge.smoke.envelope;

import io.github.postmerge.smoke.masking.MaskedText;
import io.github.postmerge.smoke.masking.Masker;
import io.github.postmerge.smoke.masking.Utf8Cut;
import io.github.postmerge.smoke.process.Capture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stream as the envelope shows it: whole up to a limit, beyond it the beginning and the end.
 *
 * <p>Secrets are found in the original bytes before truncation, so that truncation cannot split
 * one, and the omitted bytes are counted before masking.
 */
public final class OutputTail {

  /** Bytes up to which a stream is shown whole. */
  public static final int CAP = 65_536;

  private static final int HALF = CAP / 2;

  private static final Pattern CUT =
      Pattern.compile("\n\\.\\.\\.\\[TRUNCATED \\d{1,19} bytes]\\.\\.\\.\n");

  private OutputTail() {}

  /** The offset after the last truncation mark; 0 if there is none. */
  static int endOfCut(String tail) {
    Matcher cut = CUT.matcher(tail);
    int end = 0;
    while (cut.find()) {
      end = cut.end();
    }
    return end;
  }

  /** Renders a captured stream. */
  public static String of(Capture capture, Masker masker) {
    byte[] head = capture.head();
    if (capture.total() <= CAP) {
      return MaskedText.of(head, masker).between(0, head.length);
    }
    byte[] tail = end(capture);
    int headEnd = Utf8Cut.backward(head, HALF);
    int tailStart = endStart(tail);
    long leftOut = capture.total() - headEnd - (tail.length - tailStart);
    return MaskedText.of(head, masker).between(0, headEnd)
        + "\n...[TRUNCATED "
        + leftOut
        + " bytes]...\n"
        + MaskedText.of(tail, masker).between(tailStart, tail.length);
  }

  /** The stream's last bytes: the part that is shown, with context before it for masking. */
  static byte[] end(Capture capture) {
    byte[] tail = capture.tail();
    return tail.length == 0 ? capture.head() : tail;
  }

  /** The offset in a truncated stream's last bytes at which the shown part begins. */
  static int endStart(byte[] end) {
    return Utf8Cut.forward(end, end.length - HALF);
  }
}
