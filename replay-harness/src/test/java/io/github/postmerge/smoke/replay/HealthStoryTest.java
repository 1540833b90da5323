package io.github.postmerge.smoke.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.postmerge.smoke.envelope.PostMergeSmokeRun;
import io.github.postmerge.smoke.health.Health;
import io.github.postmerge.smoke.health.HealthOutcome;
import io.github.postmerge.smoke.health.HealthOutcome.Known;
import io.github.postmerge.smoke.history.HistoryEntry;
import io.github.postmerge.smoke.replay.HealthStory.Merged;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** Forty merges, told merge by merge; main's health after each, and all files after the last. */
class HealthStoryTest {

  private static final Path FOLDER = Path.of("..", "fixtures", "forty-merges");
  private static final List<String> FILES =
      List.of("health.json", "queue.json", "junit.xml", "index.html", "badge.json", "badge.svg");

  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

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

  @ParameterizedTest
  @CsvSource({"health.json, health.schema.json", "queue.json, queue.schema.json"})
  void goldenIsValidAndInTheSchemasOrder(String file, String schemaFile) {
    JsonNode schema = schema(Health.class, schemaFile);
    JsonNode golden = new ObjectMapper().readTree(FOLDER.resolve(file).toFile());

    assertThat(REGISTRY.getSchema(schema).validate(golden)).isEmpty();
    assertThat(golden.propertyNames().stream().toList())
        .isEqualTo(schema.get("required").valueStream().map(JsonNode::stringValue).toList());
  }

  @Test
  void eachRunOfTheHistoryIsValid() throws IOException {
    JsonNode entry = schema(HistoryEntry.class, "history-entry.schema.json");
    JsonNode envelope = schema(PostMergeSmokeRun.class, "post-merge-smoke-run.schema.json");
    ObjectNode parts = ((ObjectNode) entry.get("properties")).deepCopy();
    JsonNode ownEnvelope = parts.remove("envelope");
    assertThat(ownEnvelope.get("$ref")).isEqualTo(envelope.get("$id"));
    ObjectNode own = ((ObjectNode) entry).deepCopy();
    ((ObjectNode) own.get("properties")).putObject("envelope");
    try (ToldStory told = new ToldStory(HealthStory.read(FOLDER.resolve("story.yaml")), work)) {
      for (Merged merged : told.merges()) {
        told.tell(merged);
      }
      try (Stream<Path> files = Files.walk(told.historyFolder())) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          JsonNode run = new ObjectMapper().readTree(file.toFile());
          assertThat(REGISTRY.getSchema(own).validate(run)).isEmpty();
          assertThat(REGISTRY.getSchema(envelope).validate(run.get("envelope"))).isEmpty();
        }
      }
    }
  }

  private static JsonNode schema(Class<?> beside, String name) {
    return new ObjectMapper().readTree(beside.getResourceAsStream(name));
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
