package io.github.postmerge.smoke.masking;

import static io.github.postmerge.smoke.masking.RuleExample.examplesOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalDataTest {

  private final Masker masker = Masker.of(new MaskingConfig(Map.of(), List.of(), List.of()));

  @ParameterizedTest
  @MethodSource("examples")
  @DisplayName("42 personal data is masked, and similar text is not")
  void masksExactlyThePersonalData(RuleExample example) {
    example.verify();
  }

  @Test
  void eachRuleHasExamples() {
    RuleExample.verifyComplete(PersonalData.values(), examples());
  }

  @ParameterizedTest
  @DisplayName("42 commit ids, times, versions, UUIDs and other numbers stay readable")
  @ValueSource(
      strings = {
        "1f2de77c0a4b5e6d7f8091a2b3c4d5e6f7081923",
        "commit 9012011234567890123456789012345678901234",
        "1f2de77 build: lay out the house",
        "9101151 fix: 0123456..9876543",
        "index 9001011..1234567 100644",
        "2026-11-22T07:42:02.123456789Z",
        "2026-11-22 07:42:02,123 INFO",
        "20261122074202",
        "epoch 1795333322, 1795333322123, 1795333322123456, 1795333322123456789",
        "v1.2.3-rc.4+20261122.1f2de77",
        "org.eclipse.jgit-7.8.1.202611041320-r.jar",
        "f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
        "00000000-0000-1000-8000-010123456789",
        "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "build 4111-1111-1111-1112",
        "order 4111111111111112",
        "3.14159265358979323846",
        "0.4111111111111111",
        "10.0.12.34:8080 192.168.100.200",
        "Tests run: 1234, Failures: 0, Time elapsed: 12.345 s",
        "actions/checkout@v4.1.0 left-pad@1.3.0 com.example.Thing@1a2b3c4d",
        "git clone git@github.com:org/repo.git",
        "pid 12345 used 1234567890 bytes of 9876543210",
      })
  void staysReadable(String text) {
    assertThat(masker.mask(text)).isEqualTo(text);
  }

  @Test
  @DisplayName("42 a resident number with a checksum is masked without its dash too")
  void residentNumberWithoutDash() {
    assertThat(masker.mask("주민번호 " + "900101" + "1234568" + "입니다")).contains("[MASKED]");
    assertThat(masker.mask("no " + "900101" + "1234567")).doesNotContain("[MASKED]");
  }

  static Stream<RuleExample> examples() {
    return Stream.of(people(), phones(), papers()).flatMap(examples -> examples);
  }

  private static Stream<RuleExample> people() {
    return Stream.of(
            examplesOf(
                PersonalData.RESIDENT_NUMBER,
                "주민번호는 «900101" + "-1234567»입니다",
                "rrn=«" + "000229" + "-4000000»",
                "born since October 2020, without a checksum: «201015" + "3000007»",
                "«991231" + "-2999999», «" + "050505" + "-3111111»",
                "901301-1234567",
                "900230-1234567",
                "010229-3000000",
                "1900101-1234567",
                "900101-12345678",
                "900101-5234567"),
            examplesOf(
                PersonalData.FOREIGNER_NUMBER,
                "외국인등록번호 «900101" + "-5234567»",
                "«850615" + "-6000000»",
                "«210301" + "7000000»",
                "900101-1234567",
                "901301-5234567",
                "a900101-5234567"),
            examplesOf(
                PersonalData.EMAIL,
                "<«kim@example.com»>",
                "mailto:«kim.chulsoo+ci@mail.example.co.kr»?subject=x",
                "«a@example.org»,«b@example.org»",
                "from git@example.org:org/repo.git",
                "icon@2x.png",
                "getty@tty1.service",
                "https://alice@example.org/"))
        .flatMap(examples -> examples);
  }

  private static Stream<RuleExample> phones() {
    return Stream.of(
            examplesOf(
                PersonalData.MOBILE_NUMBER,
                "휴대폰 «010-" + "1234-5678»로",
                "«010" + "12345678»",
                "«+82-10-" + "1234-5678», «+82 10 " + "1234 5678»",
                "«011-" + "234-5678»",
                "010-1234-567",
                "012-3456-7890",
                "2010-1234-5678",
                "010-1234-5678-9"),
            examplesOf(
                PersonalData.LANDLINE_NUMBER,
                "전화 «02-" + "123-4567»",
                "«031-" + "1234-5678», «(051) " + "123-4567»",
                "«+82-2-" + "1234-5678»",
                "«070-" + "1234-5678»",
                "1588-1234",
                "09-123-4567",
                "102-123-4567",
                "02-123-45678"))
        .flatMap(examples -> examples);
  }

  private static Stream<RuleExample> papers() {
    return Stream.of(
            examplesOf(
                PersonalData.BUSINESS_NUMBER,
                "사업자번호 «124-81" + "-00998»",
                "«220-81" + "-62517»",
                "(«120-81" + "-47521»)",
                "124-81-00997",
                "124-81-009980",
                "1124-81-00998"),
            examplesOf(
                PersonalData.PASSPORT_NUMBER,
                "여권 «M" + "12345678»",
                "passport: «M" + "123A4567»",
                "«S" + "98765432»,",
                "R20261122",
                "M1234567",
                "XM12345678",
                "build-M12345678"),
            examplesOf(
                PersonalData.PAYMENT_CARD,
                "card «4111" + "111111111111»",
                "«5555-5555" + "-5555-4444»",
                "«3782 822463" + " 10005»",
                "«6011 1111" + " 1111 1117», «3530" + "111333300000»",
                "4111111111111112",
                "1234567812345670",
                "4111-1111-1111-1112",
                "x4111111111111111"))
        .flatMap(examples -> examples);
  }
}
