package io.github.postmerge.smoke.ci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GithubSummaryTest {

  private static final String HOSTILE =
      "```\n````\n~~~\n</details><script>alert(1)</script>\n# heading\n@everyone\n[a](javascript:b)"
          + "\n![i](https://x)\n| a | b |\n|---|---|\n- [ ] x\n`` ` ``\n<!-- \n\u001B[31m\r\n&lt;\n";

  private static final GithubLinks LINKS =
      GithubLinks.in(
          Map.of("GITHUB_SERVER_URL", "https://github.com", "GITHUB_REPOSITORY", "example/shop"));

  @TempDir private Path folder;

  @Test
  void tellsWhatAPersonNeedsInTheOrderOfItsUse() {
    String page = page(Reports.flaky());

    assertThat(page)
        .containsSubsequence(
            "### FAIL: main is red at this commit.\n",
            "- reason: `POST_MERGE_SMOKE_FAILED`\n",
            "- queue: must stop\n",
            "- smoke: `EXIT_CODE_4`\n",
            "- next: Fix or revert this merge before the next one.\n",
            "**evidence**\n\n```text\ncart is empty\n```\n",
            "**reproduce**\n\n```text\nmvn smoke:reproduce",
            "**diagnosis: FLAKY, 0.9912**\n",
            "| rerun at | commit | status | exit code | time |\n|---|---|---|---|---|\n",
            "| MERGE | `1234567890ab` | PASS | 0 | 1.2 s |\n",
            "| BEFORE | `abcdef123456` | PASS | 0 | 1.1 s |\n",
            "| MERGE | `1234567890ab` | FAIL | 4 | 1.5 s |\n",
            "**merge**\n",
            "- commit: [`1234567890ab`](https://github.com/example/shop/commit/" + Reports.COMMIT,
            "- subject: `Merge pull request #1 from example/task-1`\n",
            "- author: `Somebody`\n",
            "- smoke defined in: [`memory/tasks/task-1.md:2`](https://github.com/example/shop/blob/",
            "- envelope: `/work/target/smoke/envelope.json`\n",
            "<details><summary>Standard error</summary>");
  }

  @Test
  void textFromOutsideIsOnlyText() {
    String page =
        page(
            Reports.red()
                .task(HOSTILE)
                .merge(HOSTILE, HOSTILE)
                .evidence(HOSTILE)
                .stdout("first\n" + HOSTILE)
                .error(HOSTILE));

    Seen seen = new Seen();
    Parser.builder().build().parse(page).accept(seen);
    assertThat(seen.headings).isEqualTo(1);
    assertThat(seen.html)
        .containsExactly(
            "<details><summary>Standard error</summary>",
            "</details>",
            "<details><summary>Standard output</summary>",
            "</details>");
    assertThat(seen.links).allMatch(link -> link.startsWith("https://github.com/example/shop/"));
    assertThat(seen.text).doesNotContain("everyone", "script", "javascript", "|", "heading");
    assertThat(seen.fences).hasSize(5);
  }

  @Test
  void aBlockShowsTheEndOfWhatIsLong() {
    StringBuilder evidence = new StringBuilder();
    for (int i = 0; i < 10_000; i++) {
      evidence.append("line ").append(i).append(" ").append("x".repeat(80)).append('\n');
    }
    String page = page(Reports.red().evidence(evidence.toString()));

    assertThat(page).contains("... 9", " lines more before this ...\nline ", "line 9999 xxx");
    assertThat(page.length()).isLessThan(200 * 1024);
  }

  @Test
  void aLogOfFiveMegabytesFitsIn() {
    String page = page(Reports.red().stdout("0123456789\n".repeat(500_000)));

    assertThat(page.length()).isLessThan(200 * 1024);
    assertThat(page)
        .contains("### FAIL", "lines more before this ...\n0123456789\n")
        .doesNotContain("Left out");
  }

  @DisplayName("75 a summary over the limit is cut by rank, and says what was cut")
  @Test
  void leavesOutTheLeastImportantAndSaysSo() throws IOException {
    Path file = folder.resolve("summary");
    Files.writeString(file, "x".repeat(1024 * 1024 - 1_000));
    NamedFile summary = NamedFile.in(Map.of("S", file.toString()), "S");

    new GithubSummary(Reports.flaky().stdout("o".repeat(60_000)).report(), LINKS).appendTo(summary);

    assertThat(Files.size(file)).isLessThanOrEqualTo(1024 * 1024);
    assertThat(Files.readString(file))
        .contains("### FAIL", "cart is empty", "| BEFORE |")
        .endsWith(
            "*Left out, because GitHub takes at most 1 MiB of summary a step: standard output,"
                + " standard error, files, merge.*\n\n");
  }

  @DisplayName("75 where there is no room at all, what others wrote stays")
  @Test
  void doesNotSpoilWhatOthersWroteWhereThereIsNoRoom() throws IOException {
    Path file = folder.resolve("summary");
    Files.writeString(file, "x".repeat(1024 * 1024 - 10));
    NamedFile summary = NamedFile.in(Map.of("S", file.toString()), "S");

    assertThatThrownBy(() -> new GithubSummary(Reports.red().report(), LINKS).appendTo(summary))
        .hasMessageContaining("leaves no room");
    assertThat(Files.size(file)).isEqualTo(1024 * 1024 - 10);
  }

  @Test
  void aPageIsAtMostAsLargeAsAsked() {
    Reports report = Reports.flaky().merge("s".repeat(1_000_000), "a").stdout("o\n".repeat(50_000));
    for (int bytes = 0; bytes < 20_000; bytes += 997) {
      int most = bytes;
      new GithubSummary(report.report(), LINKS)
          .page(bytes)
          .ifPresent(page -> assertThat(page.length()).isLessThanOrEqualTo(most));
    }
    assertThat(new GithubSummary(report.report(), LINKS).page(400)).isPresent();
  }

  @Test
  void addressesThatAreNoneAreNotLinkedTo() {
    for (String server :
        List.of("javascript:x", "https://a b", "https://u:p@host", "https://x)(", "")) {
      assertThat(
              GithubLinks.in(
                      Map.of("GITHUB_SERVER_URL", server, "GITHUB_REPOSITORY", "example/shop"))
                  .repository())
          .isEmpty();
    }
    assertThat(
            GithubLinks.in(Map.of("GITHUB_SERVER_URL", "https://x", "GITHUB_REPOSITORY", "a/b](c"))
                .repository())
        .isEmpty();
  }

  private static String page(Reports report) {
    return new GithubSummary(report.report(), LINKS).page(GithubSummary.MOST_BYTES).orElseThrow();
  }

  private static final class Seen extends AbstractVisitor {

    private int headings;
    private final List<String> html = new ArrayList<>();
    private final List<String> links = new ArrayList<>();
    private final List<String> fences = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    @Override
    public void visit(Heading heading) {
      headings++;
      visitChildren(heading);
    }

    @Override
    public void visit(HtmlBlock block) {
      html.add(block.getLiteral());
    }

    @Override
    public void visit(HtmlInline inline) {
      html.add(inline.getLiteral());
    }

    @Override
    public void visit(Link link) {
      links.add(link.getDestination());
      visitChildren(link);
    }

    @Override
    public void visit(Image image) {
      links.add(image.getDestination());
    }

    @Override
    public void visit(FencedCodeBlock block) {
      fences.add(block.getLiteral());
    }

    @Override
    public void visit(Text node) {
      text.append(node.getLiteral()).append('\n');
    }
  }
}
