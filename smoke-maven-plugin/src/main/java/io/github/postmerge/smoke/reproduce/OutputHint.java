package io.github.postmerge.smoke.reproduce;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import io.github.postmerge.smoke.envelope.Reproduction.Output;
import io.github.postmerge.smoke.envelope.ScrubbedOutput;
import io.github.postmerge.smoke.redrun.ReceivedEnvelope.Tails;
import io.github.postmerge.smoke.text.ShortText;
import java.util.ArrayList;
import java.util.List;

/** Compares the output of two runs; only a hint, which does not affect the answer. */
final class OutputHint {

  private static final int CONTEXT_LINES = 3;

  /** The comparison takes quadratic time if no lines are equal. */
  private static final int MOST_LINES = 200;

  private static final int MOST_CHARACTERS = 8_000;

  private final ScrubbedOutput scrubbed;

  OutputHint(ScrubbedOutput scrubbed) {
    this.scrubbed = scrubbed;
  }

  Output compare(Tails there, Tails here) {
    List<String> diff = new ArrayList<>();
    boolean stdoutSame = compare("stdout", there.stdout(), here.stdout(), diff);
    boolean stderrSame = compare("stderr", there.stderr(), here.stderr(), diff);
    return new Output(stdoutSame, stderrSame, diff.isEmpty() ? null : cut(String.join("\n", diff)));
  }

  private boolean compare(String stream, String there, String here, List<String> diff) {
    List<String> before = scrubbed.lines(there);
    List<String> after = scrubbed.lines(here);
    if (before.equals(after)) {
      return true;
    }
    List<String> ended = last(before);
    diff.addAll(
        UnifiedDiffUtils.generateUnifiedDiff(
            stream + " of the red run",
            stream + " here",
            ended,
            DiffUtils.diff(ended, last(after)),
            CONTEXT_LINES));
    return false;
  }

  private static List<String> last(List<String> lines) {
    return lines.subList(Math.max(0, lines.size() - MOST_LINES), lines.size());
  }

  private static String cut(String diff) {
    return ShortText.of(diff, MOST_CHARACTERS, "\n[more is left out]");
  }
}
