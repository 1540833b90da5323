package io.github.postmerge.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of promises lists each fault with the tests that make it happen. */
class PromisesTest {

  private static final Path PAGE = Path.of("src/site/markdown/promises.md");
  private static final Path TESTS = Path.of("src/test/java");

  private static final int FAULTS = 75;

  private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\d\\d) \\|.*\\| ([^|]+) \\|$");
  private static final Pattern NAME =
      Pattern.compile("@DisplayName\\(\\s*\"((?:\\d\\d )+)[^\"\\d]");

  @Test
  void everyFaultIsListedWithItsTests() throws IOException {
    assertThat(listed()).isEqualTo(existing());
  }

  @Test
  void everyFaultHasATest() throws IOException {
    assertThat(existing().keySet())
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, FAULTS).mapToObj(i -> String.format("%02d", i)).toList());
  }

  private static Map<String, Set<String>> listed() throws IOException {
    return ROW.matcher(Files.readString(PAGE))
        .results()
        .collect(
            Collectors.toMap(
                row -> row.group(1),
                row -> new TreeSet<>(Set.of(row.group(2).replace("`", "").split(", "))),
                (one, other) -> one,
                TreeMap::new));
  }

  private static Map<String, Set<String>> existing() throws IOException {
    Map<String, Set<String>> tests = new TreeMap<>();
    try (Stream<Path> files = Files.walk(TESTS)) {
      files
          .filter(file -> file.toString().endsWith(".java"))
          .forEach(
              file ->
                  rows(file)
                      .forEach(
                          row -> tests.computeIfAbsent(row, r -> new TreeSet<>()).add(name(file))));
    }
    return tests;
  }

  private static Stream<String> rows(Path test) {
    try {
      return NAME.matcher(Files.readString(test)).results().flatMap(PromisesTest::numbers);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> numbers(MatchResult name) {
    return Stream.of(name.group(1).strip().split(" "));
  }

  private static String name(Path test) {
    return test.getFileName().toString().replace(".java", "");
  }
}
