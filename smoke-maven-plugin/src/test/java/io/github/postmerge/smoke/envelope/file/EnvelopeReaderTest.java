package io.github.postmerge.smoke.envelope.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.postmerge.smoke.envelope.Artifact;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.IntNode;

class EnvelopeReaderTest {

  private static final int LARGEST = 4 * 1024 * 1024;
  private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

  @Test
  void largestEnvelopeIsReadAndALargerOneIsNot() throws Exception {
    String json = "{\"schema_version\": 1}";
    String largest = json + " ".repeat(LARGEST - json.length());

    assertThat(read(largest).isNull()).isFalse();
    assertUnreadable(
        largest + " ",
        "It has over 4194304 bytes, too many for an envelope. Name the envelope of a run.",
        "it has over 4194304 bytes");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          []                    | it is not a JSON object
          {"schema_version": 1, | it cannot be read as JSON beyond line 1, column 22
          {}                    | its schema_version is not there
          {"schema_version": 1.5} | its schema_version is not a whole number
          {"schema_version": 99999999999999999999} | its schema_version is not a whole number
          {"schema_version": 2} | its schema_version is 2, and this version of Smoke reads 1
          """)
  void whatIsNoEnvelopeSaysWhy(String json, String problem) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOfSatisfying(
            UnreadableEnvelopeException.class, e -> assertThat(e.problem()).isEqualTo(problem));
  }

  @Test
  void partsAreReadAsWhatTheyAre() throws Exception {
    JsonPart part =
        read(
            """
            {"schema_version": 1, "text": "t", "none": null, "number": 7, "decimal": 0.5,
             "list": [1, 2], "texts": ["a", "b"], "choice": "LOG", "commit": "%s",
             "in": {"side": "deep"}}"""
                .formatted(COMMIT));

    assertThat(part.of("text").text()).isEqualTo("t");
    assertThat(part.of("text").textOrNull()).hasValue("t");
    assertThat(part.of("none").textOrNull()).isEmpty();
    assertThat(part.of("missing").textOrNull()).isEmpty();
    assertThat(part.of("number").number(7, 7)).isEqualTo(7);
    assertThat(part.of("decimal").decimal()).isEqualTo(0.5);
    assertThat(part.of("list").items())
        .extracting(JsonPart::node)
        .containsExactly(IntNode.valueOf(1), IntNode.valueOf(2));
    assertThat(part.of("texts").texts()).containsExactly("a", "b");
    assertThat(part.of("choice").choice(Artifact.Kind.class)).isEqualTo(Artifact.Kind.LOG);
    assertThat(part.of("commit").commitId()).isEqualTo(COMMIT);
    assertThat(part.of("number").exitCode()).isEqualTo(7);
    assertThat(part.of("none").exitCode()).isNull();
    assertThat(part.of("in").of("side").text()).isEqualTo("deep");
    assertThat(part.of("in").of("side").name()).isEqualTo("in.side");
  }

  @Test
  void partThatIsNotWhatItShouldBeIsNamed() throws Exception {
    JsonPart part =
        read("""
            {"schema_version": 1, "a": {"text": "t", "number": 7, "huge": 1e40, "empty": [],
             "mixed": ["a", 1]}}""")
            .of("a");

    assertNot(() -> part.of("number").text(), "its a.number is not a text");
    assertNot(
        () -> part.of("number").number(8, 9), "its a.number is not a whole number from 8 to 9");
    assertNot(
        () -> part.of("number").number(1, 6), "its a.number is not a whole number from 1 to 6");
    assertNot(() -> part.of("text").number(0, 9), "its a.text is not a whole number from 0 to 9");
    assertNot(() -> part.of("huge").number(0, 9), "its a.huge is not a whole number from 0 to 9");
    assertNot(() -> part.of("text").decimal(), "its a.text is not a number");
    assertNot(() -> part.of("text").items(), "its a.text is not a list");
    assertNot(() -> part.of("text").texts(), "its a.text is not a list of texts");
    assertNot(() -> part.of("empty").texts(), "its a.empty is not a list of texts");
    assertNot(() -> part.of("mixed").texts(), "its a.mixed is not a text");
    assertNot(
        () -> part.of("text").choice(Artifact.Kind.class),
        "its a.text is not one of [LOG, REPORT]");
    assertNot(() -> part.of("text").commitId(), "its a.text is not a full commit id");
    assertNot(() -> part.of("text").exitCode(), "its a.text is not a whole number from 0 to 255");
    assertThat(part.of("empty").items()).isEmpty();
  }

  private interface Reading {
    void read() throws UnreadableEnvelopeException;
  }

  private static void assertNot(Reading reading, String problem) {
    assertThatThrownBy(reading::read)
        .isInstanceOfSatisfying(
            UnreadableEnvelopeException.class, e -> assertThat(e.problem()).isEqualTo(problem))
        .hasMessageContaining(problem);
  }

  private static void assertUnreadable(String json, String message, String problem) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOfSatisfying(
            UnreadableEnvelopeException.class, e -> assertThat(e.problem()).isEqualTo(problem))
        .hasMessage(message);
  }

  private static JsonPart read(String json) throws UnreadableEnvelopeException, IOException {
    return EnvelopeReader.read(
        new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), "It");
  }
}
