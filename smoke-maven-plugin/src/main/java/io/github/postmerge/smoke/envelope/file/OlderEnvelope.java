package io.github.postmerge.smoke.envelope.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * The file at the envelope's path before this run.
 *
 * @param text empty if there was none
 */
record OlderEnvelope(String text) {

  /** No envelope is larger. */
  private static final int LARGEST = 8 * 1024 * 1024;

  static OlderEnvelope at(Path file) {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return new OlderEnvelope("");
    }
    try (InputStream from = Files.newInputStream(file)) {
      return new OlderEnvelope(new String(from.readNBytes(LARGEST), StandardCharsets.UTF_8));
    } catch (IOException e) {
      return new OlderEnvelope("");
    }
  }

  /** Whether its run wrote a file of this name beside it, or may have, because it was killed. */
  boolean mayHaveMade(String name) {
    return text.contains("\"schema_version\": ")
        && (text.contains("\"status\": \"RUNNING\"") || text.contains("\"file\": \"" + name + '"'));
  }
}
