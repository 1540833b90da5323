package io.github.postmerge.smoke.envelope;

import io.github.postmerge.smoke.masking.MaskedText;
import io.github.postmerge.smoke.masking.Masker;
import io.github.postmerge.smoke.process.Capture;

/**
 * The end of a stream as the envelope shows it: all of it, or the part after a truncation mark.
 *
 * @param text masked
 * @param beginsInsideLine whether the beginning of the first line was truncated
 */
public record OutputEnd(String text, boolean beginsInsideLine) {

  /** The end of an envelope's {@code stdout_tail} or {@code stderr_tail}. */
  static OutputEnd ofTail(String tail) {
    int from = OutputTail.endOfCut(tail);
    return new OutputEnd(tail.substring(from), from > 0);
  }

  /** The end of a captured stream. */
  public static OutputEnd of(Capture capture, Masker masker) {
    byte[] bytes = OutputTail.end(capture);
    if (capture.total() <= OutputTail.CAP) {
      return new OutputEnd(MaskedText.of(bytes, masker).between(0, bytes.length), false);
    }
    int start = OutputTail.endStart(bytes);
    return new OutputEnd(
        MaskedText.of(bytes, masker).between(start, bytes.length), bytes[start - 1] != '\n');
  }
}
