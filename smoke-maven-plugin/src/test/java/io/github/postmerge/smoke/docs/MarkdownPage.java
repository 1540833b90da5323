package io.github.postmerge.smoke.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/** What a Markdown document links to, names as code, and can be linked to. */
final class MarkdownPage extends AbstractVisitor {

  private static final Pattern NOT_IN_ANCHORS = Pattern.compile("[^\\p{L}\\p{M}\\p{N} _-]");
  private static final Pattern COMMENT = Pattern.compile("(?s)<!-- (.*) -->");
  private static final Pattern ID = Pattern.compile("<a id=\"([^\"]+)\">");

  private final List<String> links = new ArrayList<>();
  private final List<String> code = new ArrayList<>();
  private final List<String> lines = new ArrayList<>();
  private final List<Block> blocks = new ArrayList<>();
  private final Set<String> anchors = new HashSet<>();
  private final Set<String> ids = new HashSet<>();
  private final Map<String, Integer> headings = new HashMap<>();

  private MarkdownPage() {}

  static MarkdownPage read(Path file) throws IOException {
    MarkdownPage page = new MarkdownPage();
    Parser.builder().build().parse(Files.readString(file)).accept(page);
    return page;
  }

  List<String> links() {
    return links;
  }

  /** What is between backquotes in a line. */
  List<String> code() {
    return code;
  }

  /** The lines of all fenced blocks. */
  List<String> lines() {
    return lines;
  }

  /** The fenced blocks. */
  List<Block> blocks() {
    return blocks;
  }

  /**
   * A fenced block.
   *
   * @param language empty where none is named
   * @param note the comment before it; empty where there is none
   */
  record Block(String language, String text, String note) {}

  /** The ids of its headings, by GitHub's rule. */
  Set<String> anchors() {
    return anchors;
  }

  /** The ids that it has in HTML. */
  Set<String> ids() {
    return ids;
  }

  @Override
  public void visit(HtmlInline html) {
    ID.matcher(html.getLiteral()).results().map(id -> id.group(1)).forEach(ids::add);
  }

  @Override
  public void visit(Link link) {
    links.add(link.getDestination());
    visitChildren(link);
  }

  @Override
  public void visit(Code span) {
    code.add(span.getLiteral());
  }

  @Override
  public void visit(FencedCodeBlock block) {
    block.getLiteral().lines().forEach(lines::add);
    blocks.add(new Block(block.getInfo(), block.getLiteral(), noteBefore(block)));
  }

  private static String noteBefore(Node block) {
    return block.getPrevious() instanceof HtmlBlock html
        ? COMMENT.matcher(html.getLiteral().strip()).replaceAll("$1")
        : "";
  }

  @Override
  public void visit(Heading heading) {
    String words = textOf(heading).toLowerCase(Locale.ROOT);
    String anchor = NOT_IN_ANCHORS.matcher(words).replaceAll("").replace(' ', '-');
    int earlier = headings.merge(anchor, 1, Integer::sum) - 1;
    anchors.add(earlier == 0 ? anchor : anchor + "-" + earlier);
    visitChildren(heading);
  }

  private static String textOf(Node node) {
    StringBuilder text = new StringBuilder();
    for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
      if (child instanceof Text words) {
        text.append(words.getLiteral());
      } else if (child instanceof Code span) {
        text.append(span.getLiteral());
      } else {
        text.append(textOf(child));
      }
    }
    return text.toString();
  }
}
