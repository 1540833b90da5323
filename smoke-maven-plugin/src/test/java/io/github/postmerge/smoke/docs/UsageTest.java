package io.github.postmerge.smoke.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page on using Smoke lists what there is. */
class UsageTest {

  private static final Path USAGE = RepositoryFiles.PAGES.resolve("usage.md");
  private static final Path README = RepositoryFiles.ROOT.resolve("README.md");
  private static final Path DESCRIPTOR =
      RepositoryFiles.MODULE.resolve("target/classes/META-INF/maven/plugin.xml");

  private static final Pattern PARAMETER = Pattern.compile("\\$\\{(smoke\\.\\w+)}");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| (`smoke\\.[^|]*) \\|");
  private static final Pattern PROPERTY = Pattern.compile("`(smoke\\.\\w+)`");

  private static final Pattern PARENT =
      Pattern.compile("<artifactId>smoke-parent</artifactId>\\s+<version>([^<]+)");

  private static final Pattern COORDINATES =
      Pattern.compile(
          "smoke-maven-plugin:([^:\\s]+):|<artifactId>smoke-maven-plugin</artifactId>\\s+<version>([^<]+)");

  @Test
  void eachParameterHasARowAndNoOther() throws IOException {
    String rows = String.join("\n", all(ROW, USAGE));
    Set<String> listed = PROPERTY.matcher(rows).results().map(m -> m.group(1)).collect(sorted());

    assertThat(listed).isEqualTo(all(PARAMETER, DESCRIPTOR));
  }

  @Test
  void theVersionInCommandsIsThePoms() throws IOException {
    Set<String> version = all(PARENT, RepositoryFiles.ROOT.resolve("pom.xml"));

    assertThat(all(COORDINATES, USAGE)).isEqualTo(version);
    assertThat(all(COORDINATES, README)).isEqualTo(version);
  }

  private static Set<String> all(Pattern pattern, Path file) throws IOException {
    return pattern
        .matcher(Files.readString(file))
        .results()
        .map(m -> m.group(1) == null ? m.group(2) : m.group(1))
        .collect(sorted());
  }

  private static Collector<String, ?, Set<String>> sorted() {
    return Collectors.toCollection(TreeSet::new);
  }
}
