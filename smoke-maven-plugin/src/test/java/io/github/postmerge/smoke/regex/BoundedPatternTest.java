package io.github.postmerge.smoke.regex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundedPatternTest {

  @DisplayName("48 a pattern that would be huge when compiled is refused before it is compiled")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "(((a{100}){100}){100}){10}",
        "((a{1000}){1000}){1000}",
        "((((((((((a{9}){9}){9}){9}){9}){9}){9}){9}){9}){9})",
        "(?:[a-z]{1000}){1000}",
        "(?i:(\\pL{0,500}){500,})",
        "((x{1000}|y{1000}){1000})",
        "(\\Qab\\E{1000}){1000}",
        "(?:.{1000}.{1000}){999}",
      })
  void explodingPatternIsRefused(String regex) {
    assertThatExceptionOfType(PatternSyntaxException.class)
        .isThrownBy(() -> BoundedPattern.compile(regex, 0))
        .withMessageContaining("with its repetitions written out it has");
  }

  @DisplayName("48 a long pattern and deep groups are refused")
  @Test
  void longAndDeepPatternsAreRefused() {
    String deep = "(".repeat(2_000) + "a" + ")".repeat(2_000);
    String long1 = "(".repeat(30_000);

    assertThatExceptionOfType(PatternSyntaxException.class)
        .isThrownBy(() -> BoundedPattern.compile(deep, 0))
        .withMessageContaining("nested 2000 deep, and at most 100 are allowed");
    assertThatExceptionOfType(PatternSyntaxException.class)
        .isThrownBy(() -> BoundedPattern.compile(long1, 0))
        .withMessageContaining("it has 30000 characters, and at most 5000 are allowed");
  }

  @DisplayName("48 the size found is never below that of the compiled pattern")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "task-\\d+(?:\\+\\d+)*",
        "(a|b|cd)*x{3,7}y{2}",
        "(?i)secret-[[:alnum:]]{20,40}",
        "[]a-c]+[^]x]{3}",
        "\\Qa{3}b\\E{4}",
        "\\x{10FFFF}{3}\\p{Greek}{2}",
        "((a{3}b?){4}|c{5,}){6}",
        "a{0}b{1}c{,3}{",
        "(?:a+?b*?){9}$",
        "^(.|\\n){50}$",
      })
  void sizeIsAnUpperBound(String regex) {
    assertThat(PatternSize.of(regex).instructions() + 5)
        .isGreaterThanOrEqualTo(Pattern.compile(regex).programSize());
    BoundedPattern.compile(regex, 0);
  }

  @Test
  void longPatternIsShownShort() {
    assertThat(BoundedPattern.shown("a".repeat(30_000))).hasSize(83).endsWith("a...");
    assertThat(BoundedPattern.shown("abc")).isEqualTo("abc");
  }
}
