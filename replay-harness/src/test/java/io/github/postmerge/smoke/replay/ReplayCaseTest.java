package io.github.postmerge.smoke.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayCaseTest {

  private static final String COMMIT =
      """
      story: Something happens.
      history:
        - name: only
          author: Ada Lovelace <ada@example.org>
          date: "2026-01-01T00:00:00Z"
          message: Start
          write: { file.txt: text }
      main: only
      """;

  @TempDir Path folder;

  @Test
  void goldenWithoutACaseIsAnError() throws IOException {
    Files.writeString(folder.resolve("envelope.json"), "{}\n");

    assertThatExceptionOfType(IllegalCaseException.class)
        .isThrownBy(() -> ReplayCase.read(folder))
        .withMessageContaining("There is no " + folder.resolve("case.yaml"));
  }

  @Test
  void caseWithoutAGoldenIsAnError() throws IOException {
    Files.writeString(folder.resolve("case.yaml"), COMMIT);

    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(
            () -> ReplayCase.read(folder).golden("envelope.json").require(new byte[] {'{', '}'}))
        .withMessageContaining("+{}");
    assertThat(folder.resolve("envelope.received.json")).hasContent("{}");
  }

  @Test
  void fileThatNothingReadsIsAnError() throws IOException {
    Files.writeString(folder.resolve("case.yaml"), COMMIT);
    Files.writeString(folder.resolve("notes.txt"), "left over\n");

    assertThatExceptionOfType(IllegalCaseException.class)
        .isThrownBy(() -> ReplayCase.read(folder))
        .withMessageContaining("No part of the case uses [" + folder.resolve("notes.txt") + "]");
  }

  @Test
  void reproductionOfACaseThatMakesNoneIsAnError() throws IOException {
    Files.writeString(folder.resolve("case.yaml"), COMMIT);
    Files.writeString(folder.resolve("reproduction.json"), "{}\n");

    assertThatExceptionOfType(IllegalCaseException.class)
        .isThrownBy(() -> ReplayCase.read(folder))
        .withMessageContaining(
            "No part of the case uses [" + folder.resolve("reproduction.json") + "]");
  }

  @Test
  void keyThatNobodyKnowsIsAnError() throws IOException {
    Files.writeString(folder.resolve("case.yaml"), COMMIT + "mainMovesTwo: only\n");

    assertThatExceptionOfType(IllegalCaseException.class)
        .isThrownBy(() -> ReplayCase.read(folder))
        .withMessageContaining("mainMovesTwo");
  }

  @Test
  void parentThatStandsNowhereIsAnError() throws IOException {
    Files.writeString(
        folder.resolve("case.yaml"), COMMIT.replace("name: only", "name: only\n    parents: [x]"));
    ReplayCase replayCase = ReplayCase.read(folder);

    assertThatExceptionOfType(IllegalCaseException.class)
        .isThrownBy(() -> ReplayRepositories.build(replayCase, folder.resolve("built")))
        .withMessageContaining("no commit \"x\" is listed before its child");
  }

  @Test
  void sameCaseGivesTheSameIds() throws IOException {
    Files.writeString(folder.resolve("case.yaml"), COMMIT);
    ReplayCase replayCase = ReplayCase.read(folder);

    assertThat(ReplayRepositories.build(replayCase, folder.resolve("a")).idOf("only"))
        .isEqualTo(ReplayRepositories.build(replayCase, folder.resolve("b")).idOf("only"))
        .isEqualTo("dfbfd5e3b341149b6652cc32acd8b4cac89ade14");
  }

  @Test
  void differenceIsShownAsAUnifiedDiff() throws IOException {
    Files.writeString(folder.resolve("envelope.json"), "{\n  \"status\": \"PASS\"\n}\n");

    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(
            () ->
                new Golden(folder, "envelope.json")
                    .require("{\n  \"status\": \"FAIL\"\n}\n".getBytes(StandardCharsets.UTF_8)))
        .withMessageContaining("-  \"status\": \"PASS\"\n+  \"status\": \"FAIL\"")
        .withMessageContaining("-Dreplay.update");
  }
}
