package io.github.postmerge.smoke.history;

import io.github.postmerge.smoke.envelope.ScrubbedOutput;
import io.github.postmerge.smoke.verdict.Status;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Identifies a failure: failures with the same signature count as the same failure.
 *
 * @param evidence the last lines of its output
 */
public record FailureSignature(Status status, @Nullable Integer exitCode, String evidence) {

  private static final int BYTES = 8;

  /**
   * Line numbers, counts and versions, which change from commit to commit; not a number that is
   * part of a name, such as {@code case_2} or {@code task-7}.
   */
  private static final Pattern NUMBER =
      Pattern.compile("(?<![\\p{Alnum}_]|\\p{Alpha}-)\\d++(?![\\p{Alnum}_])");

  /**
   * A hash of status, exit code and the last lines, without the parts that always differ from run
   * to run or from commit to commit: 16 hex digits.
   *
   * @param names texts that differ between runs of the same failure: the ids of run and commit
   */
  public String hash(List<String> names) {
    String text =
        status
            + "\n"
            + exitCode
            + "\n"
            + NUMBER
                .matcher(String.join("\n", new ScrubbedOutput(names).lines(evidence)))
                .replaceAll("#");
    byte[] hash = Sha256.digest().digest(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(hash, 0, BYTES);
  }
}
