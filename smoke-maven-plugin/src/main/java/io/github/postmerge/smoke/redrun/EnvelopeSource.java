package io.github.postmerge.smoke.redrun;

import io.github.postmerge.smoke.envelope.file.EnvelopeReader;
import io.github.postmerge.smoke.envelope.file.JsonPart;
import io.github.postmerge.smoke.envelope.file.UnreadableEnvelopeException;
import io.github.postmerge.smoke.parameters.InvalidRequestException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where an envelope comes from: a file, or standard input. */
public final class EnvelopeSource {

  private final InputStream standardInput;

  public EnvelopeSource(InputStream standardInput) {
    this.standardInput = standardInput;
  }

  public JsonPart read(Optional<Path> file)
      throws InvalidRequestException, UnreadableEnvelopeException, IOException {
    return file.isPresent()
        ? readFile(file.get())
        : EnvelopeReader.read(standardInput, "Standard input");
  }

  /** Only regular files are read, because a pipe or a device might never end. */
  private static JsonPart readFile(Path file)
      throws InvalidRequestException, UnreadableEnvelopeException, IOException {
    if (!Files.exists(file)) {
      throw new InvalidRequestException(
          String.format(
              "There is no envelope \"%s\". Put the red run's envelope.json there, which CI keeps"
                  + " as an artifact, or name it with -Dsmoke.envelope=FILE.",
              file));
    }
    if (!Files.isRegularFile(file)) {
      throw new InvalidRequestException(
          String.format(
              "The envelope \"%s\" must be a file. Name a file, or - for standard input.", file));
    }
    try (InputStream content = Files.newInputStream(file)) {
      return EnvelopeReader.read(content, "\"" + file + "\"");
    }
  }
}
