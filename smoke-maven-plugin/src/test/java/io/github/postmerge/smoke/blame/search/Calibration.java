package io.github.postmerge.smoke.blame.search;

import io.github.postmerge.smoke.blame.search.SearchMethod.Verdict;
import java.util.Locale;

/** How often the leading answer is right, by how probable it is said to be. */
final class Calibration {

  private static final int BINS = 10;

  private final int[] answers = new int[BINS];
  private final int[] right = new int[BINS];
  private final double[] stated = new double[BINS];

  synchronized void add(Trial trial, Verdict leading, double confidence) {
    int bin = Math.min((int) (confidence * BINS), BINS - 1);
    answers[bin]++;
    stated[bin] += confidence;
    right[bin] += trial.isRight(leading) ? 1 : 0;
  }

  /** As Markdown. */
  String text() {
    StringBuilder text = new StringBuilder();
    text.append("| stated confidence | answers | stated, on average | right |\n");
    text.append("| --- | --- | --- | --- |\n");
    for (int bin = 0; bin < BINS; bin++) {
      if (answers[bin] > 0) {
        text.append(
            String.format(
                Locale.ROOT,
                "| %.1f to %.1f | %,d | %.3f | %.3f |\n",
                (double) bin / BINS,
                (bin + 1.0) / BINS,
                answers[bin],
                stated[bin] / answers[bin],
                (double) right[bin] / answers[bin]));
      }
    }
    return text.toString();
  }
}
