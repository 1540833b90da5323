package io.github.postmerge.smoke.replay;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The envelope that a person approved for a case. */
final class Golden {

  private static final int CONTEXT_LINES = 3;

  private final Path approved;
  private final Path received;

  Golden(Path folder) {
    this.approved = folder.resolve("envelope.json");
    this.received = folder.resolve("envelope.received.json");
  }

  boolean owns(Path file) {
    return file.equals(approved) || file.equals(received);
  }

  /** Compares byte for byte; leaves what was received beside the golden where it differs. */
  void require(byte[] envelope) throws IOException {
    byte[] expected = Files.exists(approved) ? Files.readAllBytes(approved) : new byte[0];
    if (Arrays.equals(expected, envelope)) {
      Files.deleteIfExists(received);
      return;
    }
    Files.write(received, envelope);
    throw new AssertionError(
        String.format(
            "The envelope is not the approved one.%n%s%nReceived: %s%nTo approve what was"
                + " received, run the suite with -D%s, and read the change before you commit it.",
            difference(expected, envelope), received, Approval.PROPERTY));
  }

  void approve(byte[] envelope) throws IOException {
    Files.write(approved, envelope);
    Files.deleteIfExists(received);
  }

  private String difference(byte[] expected, byte[] actual) {
    List<String> before = lines(expected);
    return String.join(
        "\n",
        UnifiedDiffUtils.generateUnifiedDiff(
            approved.getFileName().toString(),
            received.getFileName().toString(),
            before,
            DiffUtils.diff(before, lines(actual)),
            CONTEXT_LINES));
  }

  /** Ends of lines are part of what is compared, so they are shown where they are not LF. */
  private static List<String> lines(byte[] text) {
    String shown = new String(text, StandardCharsets.UTF_8).replace("\r", "\\r");
    return Arrays.asList(shown.split("\n", -1));
  }
}
