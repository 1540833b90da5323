package io.github.postmerge.smoke.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The YAML in a Markdown file: its front matter and its fenced blocks. */
final class MarkdownYaml {

  /**
   * One stretch of YAML.
   *
   * @param firstLine the file's line that it begins on, counted from 1
   */
  record Block(String file, int firstLine, String text) {

    Yaml.Mapping parse() throws InvalidCommandException {
      return Yaml.mapping(file, firstLine, text);
    }
  }

  private final String file;
  private final List<String> lines;
  private final int bodyStart;

  private MarkdownYaml(String file, List<String> lines) throws InvalidCommandException {
    this.file = file;
    this.lines = lines;
    this.bodyStart = lines.get(0).stripTrailing().equals("---") ? endOfFrontMatter() + 1 : 0;
  }

  static MarkdownYaml of(String file, String text) throws InvalidCommandException {
    return new MarkdownYaml(file, List.of(text.split("\r?\n", -1)));
  }

  Optional<Block> frontMatter() {
    return bodyStart == 0 ? Optional.empty() : Optional.of(block(1, bodyStart - 1));
  }

  List<Block> fencedBlocks() throws InvalidCommandException {
    List<Block> blocks = new ArrayList<>();
    for (int i = bodyStart; i < lines.size(); i++) {
      Optional<Fence> fence = Fence.opening(lines.get(i));
      if (fence.isPresent()) {
        int end = endOf(fence.get(), i + 1);
        if (fence.get().isYaml()) {
          blocks.add(block(i + 1, end));
        }
        i = end;
      }
    }
    return blocks;
  }

  private Block block(int from, int to) {
    return new Block(file, from + 1, String.join("\n", lines.subList(from, to)) + "\n");
  }

  private int endOfFrontMatter() throws InvalidCommandException {
    for (int i = 1; i < lines.size(); i++) {
      String line = lines.get(i).stripTrailing();
      if (line.equals("---") || line.equals("...")) {
        return i;
      }
    }
    throw new InvalidCommandException(
        file + ":1: the front matter is not closed. End it with a line of three dashes.");
  }

  /** As in CommonMark, a fence that nothing closes runs to the end of the file. */
  private int endOf(Fence fence, int from) {
    for (int i = from; i < lines.size(); i++) {
      if (fence.closedBy(lines.get(i))) {
        return i;
      }
    }
    return lines.size();
  }

  /** The line that opens a fenced block. */
  private record Fence(String marks, String info) {

    static Optional<Fence> opening(String line) {
      String text = line.strip();
      for (char mark : new char[] {'`', '~'}) {
        int length = run(text, mark);
        if (length >= 3) {
          return Optional.of(new Fence(text.substring(0, length), text.substring(length).strip()));
        }
      }
      return Optional.empty();
    }

    boolean closedBy(String line) {
      String text = line.strip();
      return text.length() >= marks.length() && run(text, marks.charAt(0)) == text.length();
    }

    boolean isYaml() {
      String language = info.split("[\\s{]", 2)[0].toLowerCase(Locale.ROOT);
      return language.equals("yaml") || language.equals("yml");
    }

    private static int run(String text, char mark) {
      int length = 0;
      while (length < text.length() && text.charAt(length) == mark) {
        length++;
      }
      return length;
    }
  }
}
