package io.github.postmerge.smoke.postmerge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.postmerge.smoke.log.LogFile;
import io.github.postmerge.smoke.log.LogSettings;
import io.github.postmerge.smoke.parameters.InvalidRequestException;
import io.github.postmerge.smoke.parameters.Parameters;
import io.github.postmerge.smoke.parameters.SmokeProperties;
import io.github.postmerge.smoke.postmerge.diagnosis.LastGood;
import io.github.postmerge.smoke.postmerge.diagnosis.Reruns;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestReaderTest {

  @Test
  void eachLineIsAMaskPatternAndCommasBelongToIt() throws Exception {
    assertThat(patterns("  cust-\\d{2,3}\n\n\tticket-\\w+  \r\n").read().settings().maskPatterns())
        .containsExactly("cust-\\d{2,3}", "ticket-\\w+");
  }

  @Test
  void noMaskPatternIsNeeded() throws Exception {
    assertThat(reader(Map.of()).read().settings().maskPatterns()).isEmpty();
    assertThat(patterns(" \n ").read().settings().maskPatterns()).isEmpty();
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

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1, 1",
    "64MB, 67108864",
    "3kb, 3072",
    "2 GB, 2147483648",
    "1024GB, 1099511627776"
  })
  void sizesAreBytesOrPowersOf1024(String written, long bytes) throws Exception {
    assertThat(
            reader(Map.of(SmokeProperties.MAX_LOG_SIZE, written))
                .read()
                .settings()
                .log()
                .map(LogSettings::maxSize)
                .orElse(0L))
        .isEqualTo(bytes);
  }

  @Test
  void theLogIsBesideTheEnvelopeAndHas64Megabytes() throws Exception {
    PostMergeSmokeRequest request =
        reader(Map.of(SmokeProperties.ENVELOPE, "/elsewhere/e.json")).read();

    assertThat(request.settings().log())
        .contains(
            new LogSettings(new LogFile(Path.of("/elsewhere/e.log").toAbsolutePath()), 64L << 20));
  }

  @Test
  void diagnosisIsNotMadeUnlessAskedForAndHasThreeTimesTheTimeout() throws Exception {
    assertThat(reader(Map.of()).read().reruns()).isEmpty();
    assertThat(reader(Map.of(SmokeProperties.DIAGNOSE, "on-failure")).read().reruns())
        .contains(new Reruns(Duration.ofMinutes(30), Optional.empty()));
    assertThat(
            reader(
                    Map.of(
                        SmokeProperties.DIAGNOSE, "on-failure",
                        SmokeProperties.DIAGNOSE_BUDGET, "7",
                        SmokeProperties.LAST_GOOD, "v1"))
                .read()
                .reruns())
        .contains(new Reruns(Duration.ofSeconds(7), Optional.of(new LastGood("v1"))));
  }

  @Test
  void badBudgetIsRefusedEvenWhereNothingIsDiagnosed() {
    assertThatThrownBy(() -> reader(Map.of(SmokeProperties.DIAGNOSE_BUDGET, "0")).read())
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageStartingWith("smoke.diagnoseBudgetInSeconds \"0\" must be a number of seconds");
  }

  private static RequestReader patterns(String lines) {
    return reader(Map.of(SmokeProperties.MASK_PATTERNS, lines));
  }

  private static RequestReader reader(Map<String, String> values) {
    return new RequestReader(new Parameters(values, List.of()), Map.of());
  }
}
