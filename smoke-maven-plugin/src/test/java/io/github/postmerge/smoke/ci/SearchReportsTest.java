package io.github.postmerge.smoke.ci;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.postmerge.smoke.blame.search.SearchConclusion;
import io.github.postmerge.smoke.ci.RunnerCommands.Command;
import io.github.postmerge.smoke.ci.text.CommandStream;
import io.github.postmerge.smoke.envelope.AnsweredSearch;
import io.github.postmerge.smoke.parameters.CiChoice;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Link;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SearchReportsTest {

  private static final String GOOD = "a".repeat(40);
  private static final String CULPRIT = "b".repeat(40);
  private static final String BAD = "c".repeat(40);
  private static final String HOSTILE =
      "```\n</details><script>alert(1)</script>\n# heading\n::error::forged\n##[error]forged\r"
          + "[a](javascript:b)\n| a | b |\n\u001B[31m";

  @TempDir private Path folder;
  private Path answer;
  private Path output;
  private Path summary;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final List<String> warnings = new ArrayList<>();

  @BeforeEach
  void makeFiles() throws IOException {
    answer = folder.resolve("culprit.json");
    output = Files.createFile(folder.resolve("output"));
    summary = Files.createFile(folder.resolve("summary"));
  }

  @Test
  void culpritIsAnnotatedAndSummedUp() {
    reports(github(), CiChoice.AUTO).culprit(search().answer(), answer, warnings::add);

    assertThat(RunnerCommands.in(shown()))
        .singleElement()
        .satisfies(
            command -> {
              assertThat(command.name()).isEqualTo("error");
              assertThat(command.properties())
                  .containsEntry(
                      "title",
                      "Culprit search: CULPRIT: bbbbbbbbbbbb Cache the price list (task-7), 98.7 %");
              assertThat(command.data().lines())
                  .containsExactly(
                      "It failed twice here, and passed twice before it",
                      "The smoke fails since " + CULPRIT,
                      "expected 201 but was 500",
                      "Reproduce: mvn smoke:reproduce");
            });
    assertThat(summary)
        .content()
        .containsSubsequence(
            "### Culprit search: `CULPRIT: bbbbbbbbbbbb Cache the price list (task-7), 98.7 %`\n",
            "It failed twice here, and passed twice before it\n",
            "- good: [`aaaaaaaaaaaa`](https://github.com/example/shop/commit/" + GOOD + ")\n",
            "**culprit**\n",
            "- author: `Ada Okafor`\n",
            "**evidence**\n\n```text\nexpected 201 but was 500\n```\n",
            "**reproduce**\n\n```text\nmvn smoke:reproduce\n```\n",
            "| candidate | probability |\n|---|---|\n| [`bbbbbbbbbbbb`]",
            " | 0.9876 |\n",
            "| probe | commit | status | exit code | time |\n|---|---|---|---|---|\n",
            " | FAIL | 1 | 1.5 s |\n");
    assertThat(output).content().contains("conclusion<<", CULPRIT, answer.toString());
    assertThat(warnings).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CULPRIT")
  void nobodyIsAnnotatedWhereNobodyIsToBlame(SearchConclusion conclusion) {
    reports(github(), CiChoice.AUTO)
        .culprit(search().conclusion(conclusion, null).answer(), answer, warnings::add);

    assertThat(shown()).isEmpty();
    assertThat(summary)
        .content()
        .startsWith("### Culprit search: ")
        .contains(conclusion + ": ")
        .doesNotContain("**culprit**", "%");
    assertThat(output).content().contains("\n" + conclusion + "\n");
  }

  @Test
  void textFromOutsideIsOnlyText() throws IOException {
    reports(github(), CiChoice.AUTO)
        .culprit(search().hostile(HOSTILE).answer(), answer, warnings::add);

    assertThat(RunnerCommands.in(shown())).extracting(Command::name).containsExactly("error");
    Seen seen = new Seen();
    Parser.builder().build().parse(Files.readString(summary)).accept(seen);
    assertThat(seen.headings).isEqualTo(1);
    assertThat(seen.html).isEmpty();
    assertThat(seen.links).allMatch(link -> link.startsWith("https://github.com/example/shop/"));
    assertThat(seen.text).doesNotContain("script", "forged", "javascript");
  }

  @Test
  void gitlabsJobLinksToTheCulprit() throws IOException {
    Map<String, String> job =
        Map.of(
            "GITLAB_CI", "true",
            "CI_PROJECT_URL", "https://gitlab.example.org/shop/cart",
            "CI_JOB_URL", "https://gitlab.example.org/shop/cart/-/jobs/7",
            "CI_PROJECT_DIR", folder.toString());
    reports(job, CiChoice.AUTO).culprit(search().answer(), answer, warnings::add);
    reports(job, CiChoice.AUTO).culprit(search().answer(), answer, warnings::add);

    assertThat(folder.resolve("culprit.gl-annotations.json"))
        .content()
        .contains(
            "CULPRIT: bbbbbbbbbbbb Cache the price list (task-7), 98.7 %",
            "/shop/cart/-/commit/" + CULPRIT, "/-/jobs/7/artifacts/file/culprit.json");
    assertThat(warnings).isEmpty();
  }

  @Test
  void nextRoundIsAMatrix() {
    reports(github(), CiChoice.AUTO).plan(false, 3, warnings::add);

    assertThat(output)
        .content()
        .containsPattern("(?s)done<<\\S+\nfalse\n.*total<<\\S+\n3\n.*matrix<<\\S+\n\\[0, 1, 2]\n");
    assertThat(warnings).isEmpty();
  }

  @Test
  void lastRoundHasNoEntries() {
    reports(github(), CiChoice.AUTO).plan(true, 0, warnings::add);

    assertThat(output)
        .content()
        .containsPattern("(?s)done<<\\S+\ntrue\n.*total<<\\S+\n0\n.*matrix<<\\S+\n\\[]\n");
  }

  @Test
  void noneIsNone() {
    CiReports reports = reports(github(), CiChoice.NONE);
    reports.culprit(search().answer(), answer, warnings::add);
    reports.plan(false, 3, warnings::add);

    assertThat(shown()).isEmpty();
    assertThat(output).isEmptyFile();
    assertThat(summary).isEmptyFile();
  }

  private static AnsweredSearch search() {
    return new AnsweredSearch(GOOD, CULPRIT, BAD);
  }

  private CiReports reports(Map<String, String> environment, CiChoice choice) {
    return new CiReports(
        new CiSettings(choice, Optional.empty()), environment, new CommandStream(out));
  }

  private Map<String, String> github() {
    return Map.of(
        "GITHUB_ACTIONS", "true",
        "GITHUB_SERVER_URL", "https://github.com",
        "GITHUB_REPOSITORY", "example/shop",
        "GITHUB_OUTPUT", output.toString(),
        "GITHUB_STEP_SUMMARY", summary.toString());
  }

  private String shown() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private static final class Seen extends AbstractVisitor {

    private int headings;
    private final List<String> html = new ArrayList<>();
    private final List<String> links = new ArrayList<>();
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
    public void visit(Text node) {
      text.append(node.getLiteral()).append('\n');
    }
  }
}
