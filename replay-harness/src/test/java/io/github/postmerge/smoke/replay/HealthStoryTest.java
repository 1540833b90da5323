package io.github.postmerge.smoke.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.postmerge.smoke.health.HealthOutcome;
import io.github.postmerge.smoke.health.HealthOutcome.Known;
import io.github.postmerge.smoke.replay.HealthStory.Merged;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Forty merges, told merge by merge; main's health after each, and all files after the last. */
class HealthStoryTest {

  private static final Path FOLDER = Path.of("..", "fixtures", "forty-merges");
  private static final List<String> FILES =
      List.of("health.json", "queue.json", "junit.xml", "index.html", "badge.json", "badge.svg");

  @TempDir Path work;

  @Test
  void healthAfterEachMergeIsTheApprovedOne() throws IOException {
    List<String> timeline = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    try (ToldStory told = new ToldStory(HealthStory.read(FOLDER.resolve("story.yaml")), work)) {
      List<String> console = List.of();
      for (Merged merged : told.merges()) {
        told.tell(merged);
        HealthOutcome outcome = told.health(warnings);
        assertThat(outcome).isInstanceOf(Known.class);
        console = ((Known) outcome).lines();
        timeline.add(line(merged, told.directory()));
      }
      require(
          "timeline.txt", (String.join("\n", timeline) + "\n").getBytes(StandardCharsets.UTF_8));
      require("console.txt", (String.join("\n", console) + "\n").getBytes(StandardCharsets.UTF_8));
      for (String file : FILES) {
        require(file, Files.readAllBytes(told.directory().resolve(file)));
      }
    }
    assertThat(warnings).isEmpty();
    assertThat(String.join("\n", timeline))
        .contains("FIRST_RED", "STILL_RED", "NEW_FAILURE", "RECOVERED", "STILL_GREEN", "SILENT")
        .contains("MAIN_RED_CONFIRMED", "MAIN_RED_UNCONFIRMED", "SILENCE", "MAIN_GREEN")
        .contains("GREEN_SO_FAR");
    assertThat(Files.readString(FOLDER.resolve("index.html")))
        .contains("Fixed, as", "A flake, as", "Nobody knows why, but");
  }

  private static String line(Merged merged, Path directory) {
    JsonNode health = new ObjectMapper().readTree(directory.resolve("health.json").toFile());
    JsonNode queue = new ObjectMapper().readTree(directory.resolve("queue.json").toFile());
    return String.format(
        Locale.ROOT,
        "%-50s %-7s %-12s %-6s %-20s unsmoked %d, left out %d",
        merged.subject(),
        health.get("state").stringValue(),
        health.get("edge").stringValue(),
        queue.get("state").stringValue(),
        queue.get("reason_code").stringValue(),
        health.get("unsmoked").intValue(),
        health.get("left_out").size());
  }

  private static void require(String name, byte[] content) throws IOException {
    Golden golden = new Golden(FOLDER, name);
    switch (Approval.asked(
        Optional.ofNullable(System.getProperty(Approval.PROPERTY)), System.getenv())) {
      case ALL -> golden.approve(content);
      case NONE -> golden.require(content);
    }
  }
}
