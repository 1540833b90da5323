package io.github.postmerge.smoke.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SourceSpan;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;

/** The YAML in a Markdown file: its front matter, and its fenced blocks by CommonMark's rules. */
final class MarkdownYaml {

  private static final Pattern LINE_END = Pattern.compile("\r\n|\r|\n");
  private static final int DEEPEST = 100;

  /** The first word of an info string, alone, or with attributes after or around it. */
  private static final Pattern YAML = Pattern.compile("(?i)^\\{? *\\.?ya?ml\\b");

  /** Parses only blocks, because inline content is not needed. */
  private static final Parser BLOCKS =
      Parser.builder()
          .includeSourceSpans(IncludeSourceSpans.BLOCKS)
          .inlineParserFactory(context -> (lines, node) -> {})
          .maxOpenBlockParsers(DEEPEST)
          .build();

  /**
   * One block of YAML.
   *
   * @param firstLine the number of its first line in the file, counted from 1
   */
  record Block(String file, int firstLine, String text) {

    Yaml.Mapping parse() throws InvalidCommandException {
      return Yaml.block(file, firstLine, text);
    }
  }

  /** Lines counted from 0: the first of the content, and the one that closes it. */
  private record FrontMatter(int from, int to) {}

  private final String file;
  private final List<String> lines;
  private final Optional<FrontMatter> frontMatter;
  private final int bodyStart;
  private final Node root;

  private MarkdownYaml(String file, List<String> lines, String key) throws InvalidCommandException {
    this.file = file;
    this.lines = lines;
    this.frontMatter = frontMatter(key);
    this.bodyStart = frontMatter.map(f -> f.to() + 1).orElse(0);
    this.root = BLOCKS.parse(String.join("\n", lines.subList(bodyStart, lines.size())));
  }

  /**
   * Reads a file.
   *
   * @param key the key that the caller looks for. Three dashes after blank lines may be a thematic
   *     break, so they open a front matter only if the key follows
   */
  static MarkdownYaml of(String file, String text, String key) throws InvalidCommandException {
    return new MarkdownYaml(file, List.of(LINE_END.split(text, -1)), key);
  }

  Optional<Block> frontMatter() {
    return frontMatter.map(f -> block(f.from(), f.to()));
  }

  List<Block> fencedBlocks() {
    List<Block> blocks = new ArrayList<>();
    for (Node node = root; node != null; node = next(node, root)) {
      if (node instanceof FencedCodeBlock fence && isYaml(fence)) {
        int line = bodyStart + fence.getSourceSpans().get(0).getLineIndex();
        blocks.add(new Block(file, line + 2, fence.getLiteral()));
      }
    }
    return blocks;
  }

  /** The line, counted from 1, of a paragraph or heading that has the key outside of YAML. */
  Optional<Integer> lineOutsideOfYaml(String key) {
    Pattern declaration = Pattern.compile("^\\W{0,3}" + Pattern.quote(key) + "\\s*:");
    for (Node node = root; node != null; node = next(node, root)) {
      if (node instanceof Paragraph || node instanceof Heading) {
        for (SourceSpan span : node.getSourceSpans()) {
          int line = bodyStart + span.getLineIndex();
          if (declaration.matcher(lines.get(line)).find()) {
            return Optional.of(line + 1);
          }
        }
      }
    }
    return Optional.empty();
  }

  /** The node after this one, in the file's order. */
  private static @Nullable Node next(Node node, Node root) {
    if (node.getFirstChild() != null) {
      return node.getFirstChild();
    }
    Node at = node;
    while (at != root && at.getNext() == null) {
      at = at.getParent();
    }
    return at == root ? null : at.getNext();
  }

  private static boolean isYaml(FencedCodeBlock fence) {
    String info = fence.getInfo() == null ? "" : fence.getInfo().strip();
    return YAML.matcher(info).find();
  }

  private Block block(int from, int to) {
    return new Block(file, from + 1, String.join("\n", lines.subList(from, to)) + "\n");
  }

  private Optional<FrontMatter> frontMatter(String key) throws InvalidCommandException {
    int opening = 0;
    while (opening < lines.size() - 1 && lines.get(opening).isBlank()) {
      opening++;
    }
    if (!lines.get(opening).stripTrailing().equals("---")) {
      return Optional.empty();
    }
    Optional<FrontMatter> closed = closedAfter(opening);
    if (opening == 0 && closed.isEmpty()) {
      throw new InvalidCommandException(
          file + ":1: the front matter is not closed. End it with a line of three dashes.");
    }
    return closed.filter(
        f ->
            f.from() == 1
                || lines.subList(f.from(), f.to()).stream().anyMatch(l -> l.contains(key)));
  }

  private Optional<FrontMatter> closedAfter(int opening) {
    for (int i = opening + 1; i < lines.size(); i++) {
      String line = lines.get(i).stripTrailing();
      if (line.equals("---") || line.equals("...")) {
        return Optional.of(new FrontMatter(opening + 1, i));
      }
    }
    return Optional.empty();
  }
}
