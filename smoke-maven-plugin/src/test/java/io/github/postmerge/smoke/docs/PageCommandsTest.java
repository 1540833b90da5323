package io.github.postmerge.smoke.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.postmerge.smoke.docs.MarkdownPage.Block;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Each command that a document shows is run by a test, or says why it is not. */
class PageCommandsTest {

  private static final Set<String> LANGUAGES = Set.of("sh", "yaml", "groovy");
  private static final Pattern RUN = Pattern.compile("run by ([\\w-]+)(: (green|red|stale).*)?");
  private static final Pattern NOT_RUN = Pattern.compile("not run: \\S.{8,}");

  @TestFactory
  Stream<DynamicTest> commandIsRunOrSaysWhyNot() throws IOException {
    return RepositoryFiles.documents().stream().flatMap(PageCommandsTest::blocksOf);
  }

  @TestFactory
  Stream<DynamicTest> yamlOfAPageCanBeRead() throws IOException {
    Load load = new Load(LoadSettings.builder().build());
    return RepositoryFiles.documents().stream()
        .flatMap(document -> read(document).blocks().stream())
        .filter(block -> block.language().equals("yaml"))
        .map(
            block ->
                DynamicTest.dynamicTest(
                    block.text().strip(),
                    () -> assertThat(load.loadFromString(block.text())).isNotNull()));
  }

  private static Stream<DynamicTest> blocksOf(Path document) {
    boolean isPage = document.startsWith(RepositoryFiles.PAGES);
    return read(document).blocks().stream()
        .filter(
            block -> isPage ? LANGUAGES.contains(block.language()) : block.language().equals("sh"))
        .map(
            block ->
                DynamicTest.dynamicTest(
                    RepositoryFiles.ROOT.relativize(document) + " " + block.text().strip(),
                    () -> requireRun(document, block)));
  }

  private static void requireRun(Path document, Block block) throws IOException {
    if (NOT_RUN.matcher(block.note()).matches()) {
      return;
    }
    Matcher run = RUN.matcher(block.note());
    assertThat(run.matches()).as("the note before it: \"%s\"", block.note()).isTrue();
    String runner = run.group(1);
    if (Files.isDirectory(RepositoryFiles.MODULE.resolve("src/it").resolve(runner))) {
      assertThat(document.startsWith(RepositoryFiles.PAGES)).isTrue();
    } else {
      assertThat(tests(runner)).hasSize(1);
      assertThat(Files.readString(tests(runner).get(0)))
          .contains("\"" + document.getFileName() + "\"");
    }
  }

  private static List<Path> tests(String name) throws IOException {
    try (Stream<Path> files = Files.walk(RepositoryFiles.MODULE.resolve("src/test/java"))) {
      return files.filter(file -> file.endsWith(name + ".java")).toList();
    }
  }

  private static MarkdownPage read(Path document) {
    try {
      return MarkdownPage.read(document);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
