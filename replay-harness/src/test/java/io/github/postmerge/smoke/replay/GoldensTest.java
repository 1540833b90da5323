package io.github.postmerge.smoke.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.postmerge.smoke.blame.Conclusion;
import io.github.postmerge.smoke.blame.ProbeStatus;
import io.github.postmerge.smoke.blame.Role;
import io.github.postmerge.smoke.command.CommandSource;
import io.github.postmerge.smoke.envelope.Artifact;
import io.github.postmerge.smoke.envelope.PostMergeSmokeRun;
import io.github.postmerge.smoke.envelope.Reproduction;
import io.github.postmerge.smoke.process.Containment;
import io.github.postmerge.smoke.verdict.ReasonCode;
import io.github.postmerge.smoke.verdict.StaleReason;
import io.github.postmerge.smoke.verdict.Status;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The goldens and the shipped schema pin the contract, and each other. */
class GoldensTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonNode SCHEMA = schema("post-merge-smoke-run.schema.json");
  private static final JsonNode REPRODUCTION_SCHEMA = schema("reproduction.schema.json");
  private static final Schema VALIDATOR =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(SCHEMA);

  @ParameterizedTest(name = "{0}")
  @MethodSource("goldens")
  void goldenIsValid(Path golden) {
    JsonNode envelope = JSON.readTree(golden.toFile());

    assertThat(VALIDATOR.validate(envelope)).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("goldens")
  void keysStandInTheContractsOrder(Path golden) {
    JsonNode envelope = JSON.readTree(golden.toFile());

    assertThat(names(envelope)).isEqualTo(required(SCHEMA));
    requireOrder(envelope.get("merge"), "merge");
    requireOrder(envelope.get("result"), "smoke_result");
    requireOrder(envelope.get("smoke_command"), "smoke_command");
    requireOrder(envelope.get("escalation"), "escalation");
    requireOrder(envelope.get("process_census"), "process_census");
    requireOrder(envelope.get("environment"), "environment");
    requireOrder(envelope.get("diagnosis"), "diagnosis");
    for (JsonNode artifact : envelope.get("artifacts")) {
      requireOrder(artifact, "artifact");
    }
    JsonNode probe = SCHEMA.at("/$defs/diagnosis/properties/probes/items");
    for (JsonNode one : envelope.path("diagnosis").path("probes")) {
      assertThat(names(one)).isEqualTo(required(probe));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("reproductions")
  void reproductionIsValidAndInOrder(Path golden) {
    JsonNode reproduction = JSON.readTree(golden.toFile());

    assertThat(
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(REPRODUCTION_SCHEMA)
                .validate(reproduction))
        .isEmpty();
    assertThat(names(reproduction)).isEqualTo(required(REPRODUCTION_SCHEMA));
  }

  @ParameterizedTest
  @EnumSource
  void everyAnswerHasAGolden(Reproduction.Answer answer) throws IOException {
    assertThat(reproductions())
        .map(golden -> JSON.readTree(golden.toFile()).get("answer").asString())
        .contains(answer.name());
  }

  @Test
  void frozenCoreHasItsSixFields() {
    assertThat(required(SCHEMA.at("/$defs/smoke_result")))
        .containsExactly(
            "command", "passed", "exit_code", "stdout_tail", "stderr_tail", "failure_reason");
    assertThat(SCHEMA.at("/$defs/smoke_result/additionalProperties").booleanValue()).isFalse();
  }

  @Test
  void schemaKnowsEveryValueOfEachEnum() {
    assertThat(enumAt("/properties/status/enum")).containsExactly(names(Status.values()));
    assertThat(enumAt("/properties/reason_code/enum")).containsExactly(names(ReasonCode.values()));
    assertThat(enumAt("/properties/stale_reason/enum"))
        .containsExactly(names(StaleReason.values()));
    assertThat(enumAt("/$defs/smoke_command/properties/source/enum"))
        .containsExactly(names(CommandSource.values()));
    assertThat(enumAt("/$defs/process_census/properties/containment/enum"))
        .containsExactly(names(Containment.values()));
    assertThat(enumAt("/$defs/diagnosis/properties/conclusion/enum"))
        .containsExactly(names(Conclusion.values()));
    assertThat(enumAt("/$defs/diagnosis/properties/probes/items/properties/role/enum"))
        .containsExactly(names(Role.values()));
    assertThat(enumAt("/$defs/diagnosis/properties/probes/items/properties/status/enum"))
        .containsExactly(names(ProbeStatus.values()));
    assertThat(enumAt("/$defs/artifact/properties/kind/enum"))
        .containsExactly(names(Artifact.Kind.values()));
    assertThat(SCHEMA.at("/properties/schema_version/const").intValue())
        .isEqualTo(PostMergeSmokeRun.SCHEMA_VERSION);
  }

  @Test
  void everyPropertyIsDescribed() {
    assertThat(undescribed("", SCHEMA)).isEmpty();
    assertThat(undescribed("", REPRODUCTION_SCHEMA)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void everyStatusHasAGolden(Status status) throws IOException {
    assertThat(valuesOf("status")).contains(status.name());
  }

  @ParameterizedTest
  @EnumSource
  void everyReasonHasAGolden(ReasonCode reason) throws IOException {
    assertThat(valuesOf("reason_code")).contains(reason.name());
  }

  @ParameterizedTest
  @EnumSource
  void everyStaleReasonHasAGolden(StaleReason reason) throws IOException {
    assertThat(valuesOf("stale_reason")).contains(reason.name());
  }

  @ParameterizedTest
  @EnumSource
  void everyConclusionHasAGolden(Conclusion conclusion) throws IOException {
    assertThat(goldens())
        .anyMatch(
            golden ->
                JSON.readTree(golden.toFile())
                    .at("/diagnosis/conclusion")
                    .asString("")
                    .equals(conclusion.name()));
  }

  static List<Path> goldens() throws IOException {
    return goldens(Replay.ENVELOPE);
  }

  static List<Path> reproductions() throws IOException {
    return goldens(Replay.REPRODUCTION);
  }

  private static List<Path> goldens(String file) throws IOException {
    try (Stream<Path> cases = Files.list(Path.of("..", "fixtures"))) {
      return cases.map(c -> c.resolve(file)).filter(Files::exists).sorted().toList();
    }
  }

  private static Set<String> valuesOf(String key) throws IOException {
    Set<String> values = new TreeSet<>();
    for (Path golden : goldens()) {
      values.add(JSON.readTree(golden.toFile()).get(key).asString());
    }
    return values;
  }

  private static void requireOrder(JsonNode part, String definition) {
    if (!part.isNull()) {
      assertThat(names(part)).isEqualTo(required(SCHEMA.at("/$defs/" + definition)));
    }
  }

  /** Not in conditions, which name properties that are described elsewhere. */
  private static List<String> undescribed(String path, JsonNode part) {
    List<String> missing = new ArrayList<>();
    for (Map.Entry<String, JsonNode> property : part.path("properties").properties()) {
      String name = path + "/" + property.getKey();
      if (property.getValue().path("description").asString("").isBlank()) {
        missing.add(name);
      }
      missing.addAll(undescribed(name, property.getValue().path("items")));
    }
    part.path("$defs")
        .properties()
        .forEach(d -> missing.addAll(undescribed("/$defs/" + d.getKey(), d.getValue())));
    return missing;
  }

  private static List<String> names(JsonNode object) {
    return List.copyOf(object.propertyNames());
  }

  private static String[] names(Enum<?>[] values) {
    return Arrays.stream(values).map(Enum::name).toArray(String[]::new);
  }

  private static List<String> required(JsonNode schema) {
    return schema.get("required").valueStream().map(JsonNode::stringValue).toList();
  }

  private static List<String> enumAt(String pointer) {
    return SCHEMA
        .at(pointer)
        .valueStream()
        .filter(v -> !v.isNull())
        .map(JsonNode::stringValue)
        .toList();
  }

  private static JsonNode schema(String name) {
    try (InputStream in =
        Objects.requireNonNull(PostMergeSmokeRun.class.getResourceAsStream(name))) {
      return JSON.readTree(in);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
