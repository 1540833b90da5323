package io.github.postmerge.smoke.history;

import io.github.postmerge.smoke.envelope.ScrubbedOutput;
import io.github.postmerge.smoke.verdict.Status;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What tells one failure from another: the same signature is taken for the same failure.
 *
 * @param evidence its last lines
 */
public record FailureSignature(Status status, @Nullable Integer exitCode, String evidence) {

  private static final int BYTES = 8;

  /**
   * Line numbers, counts and versions, which move from commit to commit; not what is part of a
   * name, such as {@code case_2} or {@code task-7}.
   */
  private static final Pattern NUMBER =
      Pattern.compile("(?<![\\p{Alnum}_]|\\p{Alpha}-)\\d++(?![\\p{Alnum}_])");

  /**
   * A hash of status, exit code and the last lines without what differs by nature from run to run,
   * or from commit to commit: 16 hex digits.
   *
   * @param names what differs between runs of the same failure: the run's id, and its commit's
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
