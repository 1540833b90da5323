package io.github.postmerge.smoke.replay;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** A file that a person approved for a case: its envelope, or what a reproduction answered. */
final class Golden {

  private static final int CONTEXT_LINES = 3;

  private final Path approved;
  private final Path received;

  Golden(Path folder, String name) {
    this.approved = folder.resolve(name);
    int extension = name.lastIndexOf('.');
    this.received =
        folder.resolve(name.substring(0, extension) + ".received" + name.substring(extension));
  }

  boolean owns(Path file) {
    return file.equals(approved) || file.equals(received);
  }

  /** Compares byte for byte; leaves what was received beside the golden where it differs. */
  void require(byte[] content) throws IOException {
    byte[] expected = Files.exists(approved) ? Files.readAllBytes(approved) : new byte[0];
    if (Arrays.equals(expected, content)) {
      Files.deleteIfExists(received);
      return;
    }
    Files.write(received, content);
    throw new AssertionError(
        String.format(
            "The %s is not the approved one.%n%s%nReceived: %s%nTo approve what was"
                + " received, run the suite with -D%s, and read the change before you commit it.",
            approved.getFileName(), difference(expected, content), received, Approval.PROPERTY));
  }

  void approve(byte[] content) throws IOException {
    Files.write(approved, content);
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
