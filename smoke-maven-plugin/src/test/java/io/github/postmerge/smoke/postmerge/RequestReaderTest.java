package io.github.postmerge.smoke.postmerge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestReaderTest {

  @Test
  void eachLineIsAMaskPatternAndCommasBelongToIt() throws Exception {
    assertThat(patterns("  cust-\\d{2,3}\n\n\tticket-\\w+  \r\n").read().maskPatterns())
        .containsExactly("cust-\\d{2,3}", "ticket-\\w+");
  }

  @Test
  void noMaskPatternIsNeeded() throws Exception {
    assertThat(reader(Map.of()).read().maskPatterns()).isEmpty();
    assertThat(patterns(" \n ").read().maskPatterns()).isEmpty();
  }

  @Test
  void badMaskPatternIsNamedAndTheGoodOnesAreOfUseAllTheSame() {
    RequestReader reader = patterns("cust-\\d+\nx*\nticket-(\n\\w{30}");

    assertThat(reader.usableMaskPatterns()).isEqualTo(List.of("cust-\\d+", "\\w{30}"));
    assertThatThrownBy(reader::read)
        .isInstanceOf(InvalidRequestException.class)
        .hasMessage(
            "smoke.maskPatterns \"x*\" matches the empty text, which says nothing about what to"
                + " mask. Make it match at least one character, or remove it.");
  }

  private static RequestReader patterns(String lines) {
    return reader(Map.of(SmokeProperties.MASK_PATTERNS, lines));
  }

  private static RequestReader reader(Map<String, String> values) {
    return new RequestReader(new Parameters(values, List.of()), Map.of());
  }
}
