package io.github.postmerge.smoke.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever follows CONTRIBUTING finds each file, class, folder and profile that it names. */
class ContributingTest {

  private static final Pattern CLASS = Pattern.compile("[A-Z][A-Za-z0-9]*");
  private static final Pattern PROPERTY = Pattern.compile("publisher\\.[a-z]+");
  private static final Pattern PROFILE = Pattern.compile("-P([\\w-]+)");
  private static final Pattern TEST = Pattern.compile("-Dtest=(\\w+)");
  private static final Pattern CASE = Pattern.compile("-Ddemo\\.case=([\\w-]+)");

  @ParameterizedTest(name = "{0}")
  @MethodSource("code")
  void whatIsNamedExists(String name) throws IOException {
    if (name.startsWith("mvn ")) {
      requireThatItCanBeRun(name);
    } else if (PROPERTY.matcher(name).matches()) {
      assertThat(poms()).as("a property of a POM").contains("<" + name + ">");
    } else if (CLASS.matcher(name).matches()) {
      requireFile(name + ".java");
    } else if (!isPath(name)) {
      requireFile(name);
    }
  }

  @Test
  void theOneCommandIsTheReadmes() throws IOException {
    MarkdownPage readme = MarkdownPage.read(RepositoryFiles.ROOT.resolve("README.md"));

    assertThat(readme.lines()).anyMatch(line -> line.startsWith("mvn -B verify "));
    assertThat(contributing().lines()).contains("mvn -B verify");
  }

  static Stream<String> code() throws IOException {
    MarkdownPage page = contributing();
    return Stream.concat(page.code().stream(), page.lines().stream()).distinct();
  }

  private static MarkdownPage contributing() throws IOException {
    return MarkdownPage.read(RepositoryFiles.GITHUB.resolve("CONTRIBUTING.md"));
  }

  private static void requireThatItCanBeRun(String command) throws IOException {
    for (String profile : named(PROFILE, command)) {
      assertThat(poms()).as("a profile of a POM").contains("<id>" + profile + "</id>");
    }
    for (String test : named(TEST, command)) {
      requireFile(test + ".java");
    }
    for (String fixture : named(CASE, command)) {
      assertThat(RepositoryFiles.ROOT.resolve("fixtures").resolve(fixture)).isDirectory();
    }
  }

  private static List<String> named(Pattern pattern, String command) {
    return pattern.matcher(command).results().map(option -> option.group(1)).toList();
  }

  /** From the top of the repository, or of the plugin. */
  private static boolean isPath(String name) {
    return Stream.of(RepositoryFiles.ROOT, RepositoryFiles.MODULE)
        .map(folder -> folder.resolve(name))
        .anyMatch(Files::exists);
  }

  private static void requireFile(String name) throws IOException {
    Predicate<Path> named = file -> file.getFileName().toString().equals(name);

    assertThat(RepositoryFiles.all()).as("a file called %s", name).anyMatch(named);
  }

  private static String poms() throws IOException {
    StringBuilder text = new StringBuilder();
    for (String module : List.of(".", "smoke-maven-plugin", "replay-harness")) {
      text.append(Files.readString(RepositoryFiles.ROOT.resolve(module).resolve("pom.xml")));
    }
    return text.toString();
  }
}
