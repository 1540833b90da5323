package io.github.postmerge.smoke.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The registry that ships with the plugin: the four replay tasks. */
final class BuiltInRegistry {

  private static final String FILE = "built-in-registry.yaml";

  private BuiltInRegistry() {}

  static Registry load() {
    try (InputStream content =
        Objects.requireNonNull(BuiltInRegistry.class.getResourceAsStream(FILE))) {
      return Registry.parse(FILE, content.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InvalidCommandException e) {
      throw new IllegalStateException(e);
    }
  }
}
