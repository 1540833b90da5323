package io.github.postmerge.smoke.replay;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** An approved file of a case: its envelope, or the answer of its reproduction. */
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

  /** Compares byte for byte; if they differ, writes the received file beside the golden. */
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

  /** The lines to show; line ends are compared too, so carriage returns are made visible. */
  private static List<String> lines(byte[] text) {
    String shown = new String(text, StandardCharsets.UTF_8).replace("\r", "\\r");
    return Arrays.asList(shown.split("\n", -1));
  }
}
