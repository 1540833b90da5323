package io.github.postmerge.smoke.attributes;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.postmerge.smoke.attributes.AttributesFile.Macros;
import io.github.postmerge.smoke.attributes.AttributesFile.Setting;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Patterns, attributes and line ends against what git answered once, so that none is needed. */
class RecordedAnswersTest {

  @TempDir Path folder;

  static Stream<List<String>> patterns() {
    return Recorded.table("patterns.tsv").stream().skip(1);
  }

  @ParameterizedTest
  @MethodSource("patterns")
  void patternMatchesWhatItMatchesForGit(List<String> row) {
    PathPattern pattern = new PathPattern(new String(row.get(0).getBytes(UTF_8), ISO_8859_1));

    List<String> matched =
        paths().filter(path -> pattern.matches(path.getBytes(UTF_8), nameIn(path))).toList();

    assertThat(matched).isEqualTo(row.subList(1, row.size()));
  }

  private static Stream<String> paths() {
    List<String> header = new ArrayList<>(Recorded.table("patterns.tsv").get(0));
    header.set(0, header.get(0).substring("# ".length()));
    return header.stream();
  }

  private static int nameIn(String path) {
    return path.substring(0, path.lastIndexOf('/') + 1).getBytes(UTF_8).length;
  }

  static Stream<List<String>> attributes() {
    return Recorded.table("attributes.tsv").stream();
  }

  @ParameterizedTest
  @MethodSource("attributes")
  void fileIsGivenWhatGitGivesIt(List<String> row) {
    String path = Recorded.unescaped(row.get(0));
    Attributes attributes = Attributes.builtIn();
    for (String declared : row.subList(2, row.size())) {
      int equals = declared.indexOf('=');
      String place = equals == 0 ? "" : declared.substring(0, equals) + "/";
      byte[] content = Recorded.bytes(declared.substring(equals + 1));
      if (path.startsWith(place)) {
        attributes =
            attributes.and(
                place,
                AttributesFile.parse(content, equals == 0 ? Macros.ALLOWED : Macros.IGNORED));
      }
    }

    assertThat(shown(attributes.of(path))).isEqualTo(row.get(1));
  }

  private static String shown(Map<String, String> attributes) {
    return new TreeMap<>(attributes)
        .entrySet().stream()
            .map(attribute -> attribute.getKey() + "=" + shown(attribute.getValue()))
            .sorted()
            .collect(Collectors.joining(" "));
  }

  private static String shown(String value) {
    return switch (value) {
      case Setting.TRUE -> "set";
      case Setting.FALSE -> "unset";
      default -> value;
    };
  }

  static Stream<List<String>> lineEnds() {
    return Recorded.table("line-ends.tsv").stream().skip(1);
  }

  @ParameterizedTest
  @MethodSource("lineEnds")
  void linesEndAsGitEndsThem(List<String> row) throws IOException {
    AttributesFile file = AttributesFile.parse(("* " + row.get(2)).getBytes(UTF_8), Macros.ALLOWED);
    Map<String, String> attributes = Attributes.builtIn().and("", file).of("f");
    EndOfLine ends = EndOfLine.of(attributes, settings(row.get(0), row.get(1)));

    StringBuilder answer = new StringBuilder();
    for (String stored : Recorded.table("line-ends.tsv").get(0)) {
      byte[] content = Recorded.bytes(stored);
      byte[] written = ends.apply(content);
      boolean stays = java.util.Arrays.equals(written, content);
      answer.append(stays ? '=' : '+');
      if (!stays) {
        assertThat(new String(written, ISO_8859_1))
            .isEqualTo(new String(content, ISO_8859_1).replaceAll("(?<!\r)\n", "\r\n"));
      }
    }

    assertThat(answer).hasToString(row.get(3));
  }

  private Settings settings(String autocrlf, String eol) throws IOException {
    try (Repository repository =
        new FileRepositoryBuilder().setGitDir(folder.resolve(".git").toFile()).build()) {
      repository.create();
      StoredConfig config = repository.getConfig();
      config.setString("core", null, "autocrlf", autocrlf);
      if (!eol.isEmpty()) {
        config.setString("core", null, "eol", eol);
      }
      return Settings.of(repository, Optional.empty());
    }
  }
}
