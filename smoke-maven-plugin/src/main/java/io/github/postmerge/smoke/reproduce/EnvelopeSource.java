package io.github.postmerge.smoke.reproduce;

import io.github.postmerge.smoke.postmerge.InvalidRequestException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Where an envelope comes from, of which no more is read than an envelope can have. */
final class EnvelopeSource {

  /** Two tails of 64 KB, each byte of them escaped or masked, fit three times over. */
  private static final int LARGEST = 4 * 1024 * 1024;

  private final InputStream standardInput;

  EnvelopeSource(InputStream standardInput) {
    this.standardInput = standardInput;
  }

  byte[] read(Optional<Path> file) throws InvalidRequestException, IOException {
    return file.isPresent() ? readFile(file.get()) : atMost(standardInput, "Standard input");
  }

  /** A pipe or a device might never end. */
  private static byte[] readFile(Path file) throws InvalidRequestException, IOException {
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
              "The envelope \"%s\" is no file. Name a file, or - for standard input.", file));
    }
    try (InputStream content = Files.newInputStream(file)) {
      return atMost(content, "\"" + file + "\"");
    }
  }

  private static byte[] atMost(InputStream content, String name)
      throws InvalidRequestException, IOException {
    byte[] read = content.readNBytes(LARGEST + 1);
    if (read.length > LARGEST) {
      throw new InvalidRequestException(
          String.format(
              Locale.ROOT,
              "%s has over %d bytes, which no envelope has. Name the envelope of a red run.",
              name,
              LARGEST));
    }
    return read;
  }
}
