package io.github.postmerge.smoke.command;

import java.util.List;
import java.util.Optional;

/** The part of YAML 1.2 that declares commands: mappings, lists, and scalars kept as text. */
final class Yaml {

  /** A node of the document. */
  sealed interface Node {}

  /** A text, exactly as it stands: {@code no} and {@code 010} are no booleans and no numbers. */
  record Scalar(String text) implements Node {}

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

  private Yaml() {}

  static Mapping mapping(String file, String text) throws InvalidCommandException {
    return mapping(file, 1, text);
  }

  /** Reads text that begins on the given line of a file; no text at all is an empty mapping. */
  static Mapping mapping(String file, int firstLine, String text) throws InvalidCommandException {
    return new YamlReader(file, firstLine).read(text);
  }
}
