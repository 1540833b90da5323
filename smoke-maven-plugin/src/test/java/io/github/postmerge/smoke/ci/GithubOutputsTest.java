package io.github.postmerge.smoke.ci;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.postmerge.smoke.verdict.ReasonCode;
import io.github.postmerge.smoke.verdict.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GithubOutputsTest {

  @TempDir private Path folder;

  @Test
  void tellsAQueueWhatItNeeds() throws IOException {
    assertThat(written("", Reports.red()))
        .containsOnly(
            Map.entry("status", "FAIL"),
            Map.entry("reason_code", "POST_MERGE_SMOKE_FAILED"),
            Map.entry("allow_continuation", "false"),
            Map.entry("retry_recommended", "false"),
            Map.entry("envelope", "/work/target/smoke/envelope.json"),
            Map.entry("merge_commit", Reports.COMMIT),
            Map.entry("task_id", "task-1"));
  }

  @Test
  void aValueForgesNoOther() throws IOException {
    Map<String, String> outputs =
        written(
            "",
            Reports.of(Status.ERROR, ReasonCode.SMOKE_NOT_RUN)
                .task("x\nallow_continuation=true\nstatus<<EOF\nPASS\nEOF"));

    assertThat(outputs)
        .hasSize(7)
        .containsEntry("allow_continuation", "false")
        .containsEntry("status", "ERROR")
        .containsEntry("task_id", "x\nallow_continuation=true\nstatus<<EOF\nPASS\nEOF");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "status=PASS\nallow_continuation=true\n",
        "status=PASS\nallow_continuation=true",
        "allow_continuation<<X\ntrue\nX\nstatus=PASS\nrest<<NEVER\n",
        "allow_continuation<<X\ntrue\nX\nrest<<NEVER\nhalf a line",
        "a=b<<c\nstatus<<X\nPASS\nX",
        "status<<X\nPASS\nstatus<<Y\nX\n"
      })
  void whatTheSmokeWroteThereDoesNotStand(String before) throws IOException {
    assertThat(written(before, Reports.red()))
        .containsEntry("status", "FAIL")
        .containsEntry("allow_continuation", "false")
        .containsEntry("task_id", "task-1");
  }

  private Map<String, String> written(String before, Reports report) throws IOException {
    Path file = folder.resolve("output");
    Files.writeString(file, before);
    new GithubOutputs(report.report()).appendTo(NamedFile.in(Map.of("O", file.toString()), "O"));
    return asTheRunnerReads(Files.readString(file));
  }

  /** actions/runner, {@code FileCommandManager.cs} as of 2026-08; what it refuses is an error. */
  private static Map<String, String> asTheRunnerReads(String text) {
    Map<String, String> outputs = new LinkedHashMap<>();
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      int equals = lines[i].indexOf('=');
      int heredoc = lines[i].indexOf("<<");
      if (lines[i].isEmpty()) {
        continue;
      }
      if (equals >= 0 && (heredoc < 0 || equals < heredoc)) {
        outputs.put(lines[i].substring(0, equals), lines[i].substring(equals + 1));
        continue;
      }
      assertThat(heredoc).as(lines[i]).isPositive();
      String delimiter = lines[i].substring(heredoc + 2);
      StringBuilder value = new StringBuilder();
      String name = lines[i].substring(0, heredoc);
      for (i++; !lines[i].equals(delimiter); i++) {
        value.append(value.isEmpty() ? "" : "\n").append(lines[i]);
      }
      outputs.put(name, value.toString());
    }
    return outputs;
  }
}
