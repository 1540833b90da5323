package io.github.postmerge.smoke.log;

import io.github.postmerge.smoke.masking.MaskedText;
import io.github.postmerge.smoke.masking.Masker;
import io.github.postmerge.smoke.masking.Utf8Cut;
import io.github.postmerge.smoke.process.Capture;

/**
 * The end of a stream.
 *
 * @param text masked
 * @param from its offset in the stream
 */
record LogTail(String text, long from) {

  /**
   * Maximum bytes at the end of a stream that are shown; the capture has twice as many before them
   * as context for masking.
   */
  static final int LONGEST = 32 * 1024;

  /**
   * The end of a captured stream.
   *
   * @param from nothing before this offset in the stream is shown
   */
  static LogTail of(Capture capture, long from, Masker masker) {
    byte[] end = capture.tail().length == 0 ? capture.head() : capture.tail();
    long start = capture.total() - end.length;
    long shownFrom = Math.min(capture.total(), Math.max(from, capture.total() - LONGEST));
    int cut = Utf8Cut.forward(end, (int) (shownFrom - start));
    return new LogTail(MaskedText.of(end, masker).between(cut, end.length), start + cut);
  }
}
