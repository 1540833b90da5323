package io.github.postmerge.smoke.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.postmerge.smoke.faults.Jvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The queue of the set-up page, run on each envelope that the fixtures have. */
class QueueScriptTest {

  private static final String PAGE = "setup.md";
  private static final Path FIXTURES = RepositoryFiles.ROOT.resolve("fixtures");
  private static final String COMMIT = "0123456789012345678901234567890123456789";

  @TempDir private Path folder;
  private Path envelope;

  @BeforeEach
  void makePrograms() throws IOException, InterruptedException {
    assumeTrue(Jvm.works(List.of("jq", "--version")), "missing jq");
    envelope = Files.createDirectories(folder.resolve("target/smoke")).resolve("envelope.json");
    Path mvn = Files.createDirectory(folder.resolve("programs")).resolve("mvn");
    Files.writeString(mvn, "#!/bin/sh\nexit 1\n");
    assertThat(mvn.toFile().setExecutable(true)).isTrue();
  }

  @TestFactory
  Stream<DynamicTest> goesOnExactlyWhereTheEnvelopeSaysSo() throws IOException {
    try (Stream<Path> cases = Files.list(FIXTURES)) {
      return cases
          .map(each -> each.resolve("envelope.json"))
          .filter(Files::exists)
          .sorted()
          .toList()
          .stream()
          .map(golden -> DynamicTest.dynamicTest(name(golden), () -> requireAnswer(golden)));
    }
  }

  private static String name(Path golden) {
    return String.valueOf(FIXTURES.relativize(golden).getName(0));
  }

  private void requireAnswer(Path golden) throws Exception {
    String json = Files.readString(golden).replaceAll("\"<[\\w ]+>\"", '"' + COMMIT + '"');
    JsonNode read = JsonMapper.shared().readTree(json);
    Files.writeString(envelope, json);
    String commit = read.path("merge_commit").asString("none");

    String expected =
        read.path("allow_continuation").asBoolean()
            ? "go"
            : read.path("retry_recommended").asBoolean() && read.path("merge_commit").isString()
                ? "again"
                : "stop";
    assertThat(answer(commit)).isEqualTo(expected);
    assertThat(answer("f".repeat(40))).as("of another commit").isEqualTo("stop");
  }

  @Test
  void withoutAnEnvelopeItStops() throws Exception {
    assertThat(answer(COMMIT)).isEqualTo("stop");
  }

  @Test
  void whatIsNoEnvelopeStops() throws Exception {
    for (String text : List.of("", "{", "null", "[]", "true", "{\"allow_continuation\": true}")) {
      Files.writeString(envelope, text);
      assertThat(answer(COMMIT)).as(text).isEqualTo("stop");
    }
  }

  /** The first word that it prints; it exits with 0 for "go" alone. */
  private String answer(String commit) throws Exception {
    String script =
        MarkdownPage.read(RepositoryFiles.PAGES.resolve(PAGE)).blocks().stream()
            .filter(block -> block.note().equals("run by QueueScriptTest"))
            .findFirst()
            .orElseThrow()
            .text();
    ProcessBuilder builder =
        new ProcessBuilder("sh", "-c", script, "may-go-on.sh", commit).directory(folder.toFile());
    builder
        .environment()
        .merge("PATH", "", (path, none) -> folder.resolve("programs") + ":" + path);
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    int code = process.waitFor();
    String answer = said.lines().findFirst().orElse("");
    assertThat(code == 0).isEqualTo(answer.equals("go"));
    return answer;
  }
}
