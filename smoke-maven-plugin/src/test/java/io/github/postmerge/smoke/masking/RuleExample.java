package io.github.postmerge.smoke.masking;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A text that a rule is shown.
 *
 * @param text with « and » around what the rule masks; without them it must leave the text alone
 */
record RuleExample(Rule rule, String text) {

  private static final Masker EVERYTHING =
      Masker.of(new MaskingConfig(Map.of(), List.of(), List.of()));

  static Stream<RuleExample> examplesOf(Rule rule, String... texts) {
    return Arrays.stream(texts).map(text -> new RuleExample(rule, text));
  }

  void verify() {
    String shown = text.replace("«", "").replace("»", "");
    assertThat(byTheRuleAlone(shown)).isEqualTo(expected());
    if (masks()) {
      assertThat(EVERYTHING.mask(shown)).isEqualTo(expected());
      assertThat(EVERYTHING.mask(expected())).isEqualTo(expected());
    }
  }

  private String expected() {
    StringBuilder expected = new StringBuilder();
    for (String piece : text.split("»", -1)) {
      int from = piece.indexOf('«');
      expected.append(from < 0 ? piece : piece.substring(0, from) + Masker.MASK);
    }
    return expected.toString();
  }

  private boolean masks() {
    return text.contains("«");
  }

  private String byTheRuleAlone(String shown) {
    byte[] utf8 = shown.getBytes(StandardCharsets.UTF_8);
    Finds finds = new Finds();
    new Rules(List.of(rule)).find(utf8, finds);
    return Masker.render(utf8, 0, utf8.length, finds.merged());
  }

  /** Each rule must have three examples that it masks, and three that it leaves alone. */
  static void verifyComplete(Rule[] rules, Stream<RuleExample> examples) {
    Map<Rule, Map<Boolean, Long>> counts =
        examples.collect(
            Collectors.groupingBy(
                RuleExample::rule,
                Collectors.partitioningBy(RuleExample::masks, Collectors.counting())));
    for (Rule rule : rules) {
      assertThat(counts.getOrDefault(rule, Map.of(true, 0L, false, 0L)).values())
          .as("%s: left alone, masked", rule)
          .allMatch(count -> count >= 3);
    }
  }
}
