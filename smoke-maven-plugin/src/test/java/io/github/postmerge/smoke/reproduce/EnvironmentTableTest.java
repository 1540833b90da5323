package io.github.postmerge.smoke.reproduce;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.postmerge.smoke.envelope.Environment;
import io.github.postmerge.smoke.envelope.Reproduction.Trait;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentTableTest {

  private static final Environment HERE =
      new Environment("Linux 6", "amd64", "17", "3.9", "2.39", "UTC", "en", "1", null);

  @ParameterizedTest
  @CsvSource({
    "UTC, Etc/UTC",
    "UTC, Zulu",
    "Europe/Kyiv, Europe/Kiev",
    "Asia/Seoul, ROK",
    "Asia/Kolkata, Asia/Calcutta",
    "GMT+09:00, +09:00"
  })
  void namesOfOneTimezoneAreTheSame(String one, String other) {
    assertThat(differing(withTimezone(one), withTimezone(other))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"UTC, Europe/London", "Europe/Berlin, Europe/Paris", "UTC, no/such", "no/such, UTC"})
  void otherTimezonesDiffer(String one, String other) {
    assertThat(differing(withTimezone(one), withTimezone(other))).containsExactly("timezone");
  }

  @ParameterizedTest
  @CsvSource({
    "en, en-US",
    "en, en_US",
    "C, en",
    "POSIX, en-US",
    "en_US.UTF-8, en-US",
    "und, en",
    "ko, ko-KR",
    "de, de-DE",
    "pt, pt-BR"
  })
  void namesOfOneLocaleAreTheSame(String one, String other) {
    assertThat(differing(withLocale(one), withLocale(other))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"en, en-GB", "en, ko", "de, de-CH", "pt-PT, pt-BR", "da, nb", "en, tr"})
  void otherLocalesDiffer(String one, String other) {
    assertThat(differing(withLocale(one), withLocale(other))).containsExactly("locale");
  }

  @ParameterizedTest
  @CsvSource({"amd64, x86_64", "aarch64, arm64"})
  void namesOfOneArchitectureAreTheSame(String one, String other) {
    assertThat(differing(withArchitecture(one), withArchitecture(other))).isEmpty();
    assertThat(differing(withArchitecture(one), withArchitecture("riscv64")))
        .containsExactly("arch");
  }

  private static List<String> differing(Environment there, Environment here) {
    return EnvironmentTable.of(there, here).stream()
        .filter(Trait::differs)
        .map(Trait::name)
        .toList();
  }

  private static Environment withTimezone(String timezone) {
    return new Environment(
        HERE.os(),
        HERE.arch(),
        HERE.java(),
        HERE.maven(),
        HERE.git(),
        timezone,
        HERE.locale(),
        HERE.plugin(),
        null);
  }

  private static Environment withLocale(String locale) {
    return new Environment(
        HERE.os(),
        HERE.arch(),
        HERE.java(),
        HERE.maven(),
        HERE.git(),
        HERE.timezone(),
        locale,
        HERE.plugin(),
        null);
  }

  private static Environment withArchitecture(String arch) {
    return new Environment(
        HERE.os(),
        arch,
        HERE.java(),
        HERE.maven(),
        HERE.git(),
        HERE.timezone(),
        HERE.locale(),
        HERE.plugin(),
        null);
  }
}
