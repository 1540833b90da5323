package io.github.postmerge.smoke.redrun;

import io.github.postmerge.smoke.envelope.file.EnvelopeReader;
import io.github.postmerge.smoke.envelope.file.JsonPart;
import io.github.postmerge.smoke.envelope.file.UnreadableEnvelopeException;
import io.github.postmerge.smoke.verdict.Status;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A commit that has passed, as the user names it.
 *
 * @param text a revision, or the path of an envelope with the status {@code PASS}
 */
public record PassedCommit(String text) {

  /** The revision of the commit. */
  public String revision() throws UnreadableEnvelopeException, IOException {
    Optional<Path> envelope = envelope();
    return envelope.isPresent() ? passedCommit(envelope.get()) : text;
  }

  private Optional<Path> envelope() {
    try {
      return Optional.of(Path.of(text)).filter(Files::isRegularFile);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static String passedCommit(Path file) throws UnreadableEnvelopeException, IOException {
    try (InputStream content = Files.newInputStream(file)) {
      JsonPart envelope = EnvelopeReader.read(content, "\"" + file + "\"");
      Status status = envelope.of("status").choice(Status.class);
      if (status == Status.PASS) {
        return envelope.of("merge_commit").text();
      }
      throw new IOException(
          "is an envelope with the status "
              + status
              + ", but a good commit needs the status PASS. Name another envelope, or a commit.");
    }
  }
}
