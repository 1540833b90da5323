package io.github.postmerge.smoke.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.postmerge.smoke.command.CommandResolution.Found;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Task specs are Markdown as CommonMark defines it. */
class TaskSpecTextTest {

  private static final String FILE = "memory/tasks/task-7.md";
  private static final String COMMAND = "smoke_command: make smoke";

  @DisplayName("70 what CommonMark takes for a fenced block is one")
  @ParameterizedTest
  @FieldSource
  void fencedBlocks(String text) throws Exception {
    assertThat(found(text)).map(f -> f.command().declared()).contains("make smoke");
  }

  static final List<String> fencedBlocks =
      List.of(
          "~~~yaml\n" + COMMAND + "\n~~~\n",
          "~~~~ YML\n" + COMMAND + "\n~~~~~\n",
          "```yaml title=\"a\"\n" + COMMAND + "\n```\n",
          "```yaml{1}\n" + COMMAND + "\n```\n",
          "```yaml,x\n" + COMMAND + "\n```\n",
          "```{.yaml}\n" + COMMAND + "\n```\n",
          "```yaml:smoke\n" + COMMAND + "\n```\n",
          "   ```yaml\n   " + COMMAND + "\n   ```\n",
          "- item\n\n  ```yaml\n  " + COMMAND + "\n  ```\n",
          "1. item\n   ```yaml\n   " + COMMAND + "\n   ```\n",
          "> ```yaml\n> " + COMMAND + "\n> ```\n",
          "```yaml\n" + COMMAND + "\n",
          "<details>\n\n```yaml\n" + COMMAND + "\n```\n</details>\n",
          "Use ``` to open a block.\n\n```yaml\n" + COMMAND + "\n```\n",
          "```inline``` text\n```yaml\n" + COMMAND + "\n```\n",
          "<!-- a comment -->\n\n```yaml\n" + COMMAND + "\n```\n",
          "````md\n```yaml\nsmoke_command: another\n```\n````\n```yaml\n" + COMMAND + "\n```\n",
          "```yaml\r" + COMMAND + "\r```\r",
          "text\r\n```yaml\r\n" + COMMAND + "\r\n```\r\n");

  @DisplayName("70 what CommonMark does not take for a fenced block is none")
  @ParameterizedTest
  @FieldSource
  void noBlocks(String text) throws Exception {
    assertThat(found(text)).isEmpty();
  }

  static final List<String> noBlocks =
      List.of(
          "<!--\n```yaml\n" + COMMAND + "\n```\n-->\n",
          "<!-- draft\n\n~~~yaml\n" + COMMAND + "\n~~~\n\n-->\n",
          "    ```yaml\n    " + COMMAND + "\n    ```\n",
          "```yamlish\n" + COMMAND + "\n```\n",
          "````md\n```yaml\n" + COMMAND + "\n```\n````\n",
          "```json\n" + COMMAND + "\n```\n",
          "<pre>\n```yaml\n" + COMMAND + "\n```\n</pre>\n",
          "---\n\n" + COMMAND.replace("smoke_", "") + "\n\n---\n",
          "\n---\ntext\n---\n");

  @DisplayName("70 a key outside the front matter is an error that names its line")
  @ParameterizedTest
  @FieldSource
  void misplacedKeys(String text) {
    assertThatExceptionOfType(InvalidCommandException.class)
        .isThrownBy(() -> found(text))
        .withMessageMatching("(?s).*task-7.md:\\d+: .*");
  }

  static final List<String> misplacedKeys =
      List.of(
          "\n---\n" + COMMAND + "\n",
          "\u200B---\n" + COMMAND + "\n---\n",
          "\u00A0---\n" + COMMAND + "\n---\n",
          "--- # x\n" + COMMAND + "\n---\n",
          "---yaml\n" + COMMAND + "\n---\n",
          "text\n" + COMMAND + "\n",
          COMMAND + "\n");

  @DisplayName("70 line ends, blank lines and byte order marks before the front matter")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "---\r%s\r---\r",
        "\n---\n%s\n---\n",
        "\n \t\n\n---\n%s\n...\n",
        "\uFEFF---\n%s\n---\n",
        "\uFEFF\uFEFF---\n%s\n---\n",
        "\uFEFF\n\uFEFF---\n%s\n---\n",
        "--- \n%s\n--- \n",
      })
  void frontMatterIsFound(String template) throws Exception {
    assertThat(found(template.formatted(COMMAND)))
        .map(f -> f.command().declared())
        .contains("make smoke");
  }

  @DisplayName("70 the line is the file's own")
  @Test
  void linesAreTheFilesOwn() throws Exception {
    assertThat(location("\n\n---\ntitle: x\n" + COMMAND + "\n---\n")).isEqualTo(FILE + ":5");
    assertThat(location("---\rtitle: x\r---\rtext\r\r```yaml\r" + COMMAND + "\r```\r"))
        .isEqualTo(FILE + ":7");
    assertThat(location("text\n\n- item\n\n  ```yaml\n  a: 1\n  " + COMMAND + "\n"))
        .isEqualTo(FILE + ":7");
  }

  @DisplayName("70 text in another encoding is refused, and never silently undefined")
  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE", "UTF-32BE"})
  void otherEncodingsAreRefused(String charset) {
    byte[] content = ("---\n" + COMMAND + "\n---\n").getBytes(Charset.forName(charset));

    assertThatExceptionOfType(InvalidCommandException.class)
        .isThrownBy(() -> TaskSpec.parse(FILE, content))
        .withMessageContaining("Save it as UTF-8.");
    assertThatExceptionOfType(InvalidCommandException.class)
        .isThrownBy(() -> Registry.parse(".smoke/registry.yaml", content))
        .withMessageContaining("Save it as UTF-8.");
  }

  @DisplayName("70 20,000 nested blocks are read in no time")
  @Test
  void deepNestingIsRead() throws Exception {
    assertThat(found(">".repeat(20_000) + "\n" + "- ".repeat(20_000) + "\n")).isEmpty();
  }

  @DisplayName("70 a registry of 10,000 tasks works, and one of over 4 MB is refused")
  @Test
  void largeRegistryWorks() throws Exception {
    StringBuilder registry = new StringBuilder();
    for (int i = 0; i < 10_000; i++) {
      registry.append("task-").append(i).append(": ./smoke.sh --only module-").append(i);
      registry.append(" --with \"some more arguments that a long line has\"\n");
    }
    byte[] content = registry.toString().getBytes(StandardCharsets.UTF_8);

    assertThat(Registry.parse("r.yaml", content).commandFor(Optional.of(TaskId.of("task-9999"))))
        .map(f -> f.location().orElseThrow())
        .contains("r.yaml:10000");
    assertThatExceptionOfType(InvalidCommandException.class)
        .isThrownBy(() -> Registry.parse("r.yaml", new byte[4 * 1024 * 1024 + 1]))
        .withMessage("r.yaml has 4194305 bytes. At most 4194304 are read; make it smaller.");
  }

  private static Optional<Found> found(String text) throws InvalidCommandException {
    return TaskSpec.parse(FILE, text.getBytes(StandardCharsets.UTF_8)).smokeCommand();
  }

  private static String location(String text) throws InvalidCommandException {
    return found(text).orElseThrow().location().orElseThrow();
  }
}
