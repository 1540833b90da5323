package io.github.postmerge.smoke.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each link of a document leads somewhere, and a reader comes to each page of the site. */
class LinksTest {

  private static final Pattern ADDRESS = Pattern.compile("[a-z]+:.*");
  private static final Pattern MENU = Pattern.compile("href=\"([^\"]+)\\.html\"");

  @TestFactory
  Stream<DynamicTest> linkHolds() throws IOException {
    return RepositoryFiles.documents().stream().flatMap(LinksTest::linksOf);
  }

  private static Stream<DynamicTest> linksOf(Path document) {
    return read(document).links().stream()
        .filter(link -> !ADDRESS.matcher(link).matches())
        .distinct()
        .map(
            link ->
                DynamicTest.dynamicTest(
                    RepositoryFiles.ROOT.relativize(document) + " " + link,
                    () -> requireHolds(document, link)));
  }

  private static void requireHolds(Path document, String link) {
    String[] parts = link.split("#", 2);
    Path target =
        parts[0].isEmpty() ? document : document.resolveSibling(parts[0]).toAbsolutePath();
    assertThat(target.normalize()).exists().startsWithRaw(RepositoryFiles.ROOT);
    if (parts.length == 2) {
      assertThat(read(target).anchors()).contains(parts[1]);
      if (target.normalize().startsWith(RepositoryFiles.PAGES)) {
        assertThat(read(target).ids()).as("ids, for the site has no others").contains(parts[1]);
      }
    }
  }

  @Test
  void eachPageIsInTheIndex() throws IOException {
    List<String> indexed = read(RepositoryFiles.PAGES.resolve("index.md")).links();

    assertThat(pages()).allMatch(page -> page.equals("index") || indexed.contains(page + ".md"));
  }

  @Test
  void theMenuHasEachPageAndNoOther() throws IOException {
    String menu = Files.readString(RepositoryFiles.MODULE.resolve("src/site/site.xml"));

    assertThat(MENU.matcher(menu).results().map(item -> item.group(1)))
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(pages().stream(), Stream.of("fixtures", "envelope")).toList());
  }

  private static List<String> pages() throws IOException {
    return RepositoryFiles.in(RepositoryFiles.PAGES, ".md").stream()
        .map(page -> page.getFileName().toString().replace(".md", ""))
        .toList();
  }

  private static MarkdownPage read(Path document) {
    try {
      return MarkdownPage.read(document);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
