package io.github.postmerge.smoke.command;

import java.util.List;
import java.util.Optional;

/** The subset of YAML 1.2 for declaring commands: mappings, lists, and scalars as text. */
final class Yaml {

  /** A node of the document. */
  sealed interface Node {}

  /**
   * A text exactly as written: {@code no} and {@code 010} are neither booleans nor numbers.
   *
   * @param objection why it cannot be used as a command or an argument, if it cannot
   */
  record Scalar(String text, Value value, Optional<String> objection) implements Node {

    /** How YAML reads it. */
    enum Value {
      /** Any text, including numbers and booleans. */
      TEXT,
      /** Null: an empty value, {@code ~} or {@code null} without quotes. */
      NONE
    }
  }

  /** A list. */
  record Sequence(List<Node> items) implements Node {}

  /** A mapping, in the file's order. */
  record Mapping(List<Entry> entries) implements Node {

    Optional<Entry> entry(String key) {
      return entries.stream().filter(e -> e.key().equals(key)).findFirst();
    }
  }

  /**
   * One line of a mapping.
   *
   * @param place file and line of the key
   */
  record Entry(String key, Node value, String place) {}

  /** In characters; enough for about 10,000 tasks. */
  private static final int LARGEST_REGISTRY = 4 * 1024 * 1024;

  private static final int LARGEST_BLOCK = 64 * 1024;

  private Yaml() {}

  /** Reads a whole registry; an empty text is an empty mapping. */
  static Mapping registry(String file, String text) throws InvalidCommandException {
    return new YamlReader(file, 1, text).read(LARGEST_REGISTRY);
  }

  /**
   * Reads a part of a task spec that begins on the given line; an empty text is an empty mapping.
   */
  static Mapping block(String file, int firstLine, String text) throws InvalidCommandException {
    return new YamlReader(file, firstLine, text).read(LARGEST_BLOCK);
  }
}
