package io.github.postmerge.smoke.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.postmerge.smoke.masking.Masker;
import io.github.postmerge.smoke.masking.MaskingConfig;
import io.github.postmerge.smoke.process.Capture;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EvidenceLinesTest {

  private static final Masker MASKER =
      Masker.of(
          new MaskingConfig(
              Map.of("DEPLOY_TOKEN", "canary-Of-This-Test-42"), List.of(), List.of()));

  @Test
  void fewLinesAreAllThere() {
    assertThat(evidence("one\n\ntwo\n\n\n")).isEqualTo("one\n\ntwo");
    assertThat(evidence("no line end")).isEqualTo("no line end");
    assertThat(evidence("\n \n")).isEmpty();
    assertThat(evidence("")).isEmpty();
  }

  @Test
  void ofManyLinesTheLastTwentyAreShown() {
    assertThat(evidence(lines(1, 30))).isEqualTo(lines(11, 30).strip());
    assertThat(evidence(lines(11, 30))).isEqualTo(lines(11, 30).strip());
  }

  @Test
  void lineThatDoesNotFitIsLeftOutWhole() {
    String filling = "x".repeat(995);

    assertThat(evidence("first line\n" + filling + "\n" + filling + "\nend\n"))
        .isEqualTo(filling + "\n" + filling + "\nend");
    assertThat(evidence("first line\n" + filling + "\n" + filling + "\n12345678\n"))
        .isEqualTo(filling + "\n" + filling + "\n12345678");
    assertThat(evidence(filling + "\n" + filling + "\n123456789\n"))
        .isEqualTo(filling + "\n123456789");
  }

  @Test
  void boundIsExact() {
    String line = "y".repeat(EvidenceLines.MOST_CHARACTERS);

    assertThat(evidence("before\n" + line)).isEqualTo(line);
    assertThat(evidence("y" + line))
        .startsWith("...[")
        .endsWith("y".repeat(1_900))
        .hasSizeLessThanOrEqualTo(EvidenceLines.MOST_CHARACTERS);
  }

  @Test
  void longLastLineShowsItsEndAndWhatIsLeftOut() {
    String evidence = evidence("before\n" + "z".repeat(5_000) + "the end\n");

    assertThat(evidence).hasSize(EvidenceLines.MOST_CHARACTERS).endsWith("zthe end");
    int leftOut = 5_007 - (evidence.length() - evidence.indexOf("]...") - 4);
    assertThat(evidence).startsWith("...[" + leftOut + " characters left out]...z");
  }

  @Test
  void longLastLineSplitsNoCharacter() {
    for (String after : List.of("", "a")) {
      String evidence = evidence("😀".repeat(3_000) + after);

      assertThat(evidence.length()).isLessThanOrEqualTo(EvidenceLines.MOST_CHARACTERS);
      assertThat(evidence.substring(evidence.indexOf("]...") + 4))
          .isEqualTo("😀".repeat((evidence.length() - evidence.indexOf("]...") - 4) / 2) + after);
    }
  }

  @Test
  void neitherTheMarkOfACutNorTheRestOfALineIsEvidence() {
    String halved = "h".repeat(40_000);

    assertThat(evidence("start\n".repeat(10_000) + halved + "\nlast\n")).isEqualTo("last");
    assertThat(evidence("start\n".repeat(20_000) + "last\n"))
        .isEqualTo("start\n".repeat(19) + "last");
  }

  @Test
  void lineThatTheCutBeganBeforeSaysSo() {
    assertThat(evidence("first\n" + "w".repeat(100_000)))
        .hasSizeLessThanOrEqualTo(EvidenceLines.MOST_CHARACTERS)
        .startsWith("...[more than ")
        .contains(" characters left out]...w")
        .endsWith("w".repeat(1_900));
  }

  @Test
  void longLineThatIsAllThereSaysHowMuchIsLeftOut() {
    assertThat(evidence("w".repeat(OutputTail.CAP))).startsWith("...[63569 characters left out]");
    assertThat(evidence("x\n".repeat(20_000) + "w".repeat(OutputTail.CAP / 2)))
        .startsWith("...[30801 characters left out]");
  }

  @Test
  void whatLooksLikeTheMarkIsALineLikeOthers() {
    String forged = "cause\n...[TRUNCATED 12 bytes]...\nend";

    assertThat(evidence(forged)).isEqualTo(forged);
  }

  @Test
  void secretIsMaskedWhereverALineIsCut() {
    for (int shift = 0; shift < 40; shift++) {
      String line = "k".repeat(3_000) + "canary-Of-This-Test-42" + "k".repeat(1_940 + shift);

      assertThat(evidence(line)).doesNotContain("canary-O").doesNotContain("-Test-42");
    }
  }

  private static String lines(int from, int to) {
    return IntStream.rangeClosed(from, to)
        .mapToObj(i -> "line " + i + "\n")
        .collect(Collectors.joining());
  }

  private static String evidence(String output) {
    Capture capture = Capture.of(output.getBytes(StandardCharsets.UTF_8));
    return EvidenceLines.of(OutputEnd.of(capture, MASKER));
  }
}
