package io.github.postmerge.smoke.masking;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An example text for a rule.
 *
 * @param text with « and » around the part that the rule masks; without them it masks nothing
 */
record RuleExample(PersonalData rule, String text) {

  private static final Masker EVERYTHING =
      Masker.of(new MaskingConfig(Map.of(), List.of(), List.of()));

  static Stream<RuleExample> examplesOf(PersonalData rule, String... texts) {
    return Arrays.stream(texts).map(text -> new RuleExample(rule, text));
  }

  void verify() {
    String shown = Shapes.unmarked(text);
    assertThat(byTheRuleAlone(shown)).isEqualTo(Shapes.masked(text));
    if (masks()) {
      assertThat(EVERYTHING.mask(shown)).isEqualTo(Shapes.masked(text));
      assertThat(EVERYTHING.mask(Shapes.masked(text))).isEqualTo(Shapes.masked(text));
    }
  }

  private boolean masks() {
    return text.contains("«");
  }

  private String byTheRuleAlone(String shown) {
    byte[] utf8 = shown.getBytes(StandardCharsets.UTF_8);
    KeywordHits hits = new KeywordHits();
    hits.add(0, 1);
    List<Span> found = new ArrayList<>();
    new PersonalRules(List.of(rule)).find(utf8.clone(), hits, found);
    SpanCollector spans = new SpanCollector();
    spans.addAll(found);
    return Masker.render(utf8, 0, utf8.length, spans.merged());
  }

  /** Each rule must have three examples that it masks, and three that it does not change. */
  static void verifyComplete(PersonalData[] rules, Stream<RuleExample> examples) {
    Map<PersonalData, Map<Boolean, Long>> counts =
        examples.collect(
            Collectors.groupingBy(
                RuleExample::rule,
                Collectors.partitioningBy(RuleExample::masks, Collectors.counting())));
    for (PersonalData rule : rules) {
      assertThat(counts.getOrDefault(rule, Map.of(true, 0L, false, 0L)).values())
          .as("%s: left alone, masked", rule)
          .allMatch(count -> count >= 3);
    }
  }
}
