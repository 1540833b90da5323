package io.github.postmerge.smoke.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.postmerge.smoke.collect.PathPatterns.Position;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathPatternsTest {

  /** As Ant's selectors match them. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a.txt              | a.txt        | true
          a.txt              | b/a.txt      | false
          *.txt              | a.txt        | true
          *.txt              | b/a.txt      | false
          **/*.txt           | a.txt        | true
          **/*.txt           | b/c/a.txt    | true
          **                 | b/c/a.txt    | true
          target/**          | target/a/b   | true
          target/**          | other/a      | false
          target/            | target/a/b   | true
          target/reports     | target/reports/x/y.xml | true
          target/re*         | target/reports/x | false
          **/target/*.xml    | target/a.xml | true
          **/target/*.xml    | m/n/target/a.xml | true
          **/target/*.xml    | m/target/n/a.xml | false
          a/**/z             | a/z          | true
          a/**/z             | a/b/c/z      | true
          a/**/z             | a/b/c/zz     | false
          a/**/b/**/z        | a/b/x/b/z    | true
          **/**/a            | a            | true
          T?ST-*.xml         | TEST-a.b.xml | true
          T?ST-*.xml         | TST-a.xml    | false
          *a*b*c             | xxaxxbxxc    | true
          *a*b*c             | xxaxxbxx     | false
          a**b               | axxb         | true
          Target/**          | target/a     | false
          [a].x              | [a].x        | true
          {a,b}              | a            | false
          """)
  void matchesAsAntDoes(String pattern, String path, boolean matches) {
    assertThat(position(pattern, path).isMatch()).isEqualTo(matches);
  }

  @Test
  void foldersInWhichNothingMatchesAreNotEntered() {
    assertThat(position("target/surefire-reports/**", "node_modules").mayMatchBelow()).isFalse();
    assertThat(position("target/surefire-reports/**", "target").mayMatchBelow()).isTrue();
    assertThat(position("**/x", "node_modules").mayMatchBelow()).isTrue();
    assertThat(position("*.xml", "a.xml").mayMatchBelow()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/etc/*", "../x", "a/../b", "./a", "a//b", "a\\b", "C:/x", "c:x", "a\0b", "/", ""})
  void whatLeavesTheWorktreeIsRefused(String pattern) {
    assertThat(PathPatterns.isInside(pattern)).isFalse();
    assertThatThrownBy(() -> new PathPatterns(List.of(pattern)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void patternsAreAsDeepAsATree() {
    assertThat(PathPatterns.isInside("a/".repeat(58) + "a")).isTrue();
    assertThat(PathPatterns.isInside("a/".repeat(59) + "a")).isFalse();
    assertThat(position("a/".repeat(58) + "**", "a/".repeat(58) + "x/y").isMatch()).isTrue();
  }

  @Test
  void noPatternExplodes() {
    String stars = "*a".repeat(100) + "b";
    String folders = "**/a/".repeat(25) + "b";

    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          assertThat(position(stars, "a".repeat(255)).isMatch()).isFalse();
          assertThat(position(folders, "a/".repeat(500) + "c").isMatch()).isFalse();
        });
  }

  private static Position position(String pattern, String path) {
    Position position = new PathPatterns(List.of(pattern)).top();
    for (String name : path.split("/", -1)) {
      position = position.after(name);
    }
    return position;
  }
}
