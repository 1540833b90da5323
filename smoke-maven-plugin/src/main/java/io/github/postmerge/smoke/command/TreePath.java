package io.github.postmerge.smoke.command;

import java.util.List;
import java.util.Locale;

/**
 * A path inside a commit's tree.
 *
 * @param value relative, with {@code /} between folders and without {@code ..}
 */
public record TreePath(String value) {

  /**
   * Validates an external path.
   *
   * @param parameter the parameter to name in the message
   * @throws InvalidCommandException if it leaves the tree
   */
  public static TreePath of(String parameter, String value) throws InvalidCommandException {
    String path = value.endsWith("/") ? value.substring(0, value.length() - 1) : value;
    List<String> steps = List.of(path.split("/", -1));
    boolean climbs = steps.stream().anyMatch(s -> s.isEmpty() || s.equals(".") || s.equals(".."));
    if (climbs || path.indexOf('\\') >= 0 || path.indexOf('\0') >= 0) {
      throw new InvalidCommandException(
          String.format(
              Locale.ROOT,
              "%s \"%s\" is not a path inside the repository. Give it relative to the repository's"
                  + " top, with / between folders and without \"..\".",
              parameter,
              Printable.of(value)));
    }
    return new TreePath(path);
  }

  /** A file in this folder. */
  TreePath child(String name) {
    return new TreePath(value + "/" + name);
  }

  @Override
  public String toString() {
    return value;
  }
}
