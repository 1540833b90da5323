package io.github.postmerge.smoke.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.postmerge.smoke.command.CommandRequest.Presence;
import io.github.postmerge.smoke.command.CommandRequest.RegistryFile;
import io.github.postmerge.smoke.command.CommandResolution.Found;
import io.github.postmerge.smoke.command.CommandResolution.Undefined;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandResolverTest {

  private static final String SPEC = "memory/tasks/task-7.md";
  private static final String REGISTRY = ".smoke/registry.yaml";

  private final CommandResolver resolver = CommandResolver.withBuiltInRegistry();
  private final Map<String, String> tree = new HashMap<>();

  @Test
  void parameterWinsOverAll() throws Exception {
    tree.put(SPEC, "---\nsmoke_command: from spec\n---\n");
    CommandRequest request =
        new CommandRequest(
            Optional.of(SmokeCommand.shell("from parameter")),
            Optional.of(TaskId.of("task-7")),
            new TreePath("memory/tasks"),
            optionalRegistry());

    assertThat(resolver.resolve(request, this::read))
        .isEqualTo(
            new Found(
                new SmokeCommand.Shell("from parameter"),
                CommandSource.PARAMETER,
                Optional.empty(),
                "from parameter"));
  }

  @Test
  void frontMatterNamesItsLine() throws Exception {
    tree.put(SPEC, "---\ntitle: x\nsmoke_command: make smoke\n---\ntext\n");

    assertThat(found("task-7"))
        .isEqualTo(
            new Found(
                new SmokeCommand.Shell("make smoke"),
                CommandSource.TASK_SPEC,
                Optional.of(SPEC + ":3"),
                "task-7"));
  }

  @Test
  void frontMatterWithoutTheKeyLeavesItToAFencedBlock() throws Exception {
    tree.put(SPEC, "---\ntitle: x\n---\n~~~ yaml\nother: 1\nsmoke_command: [a, b]\n~~~\n");

    assertThat(found("task-7").command()).isEqualTo(new SmokeCommand.Argv(List.of("a", "b")));
    assertThat(found("task-7").location()).contains(SPEC + ":6");
  }

  @Test
  void nestedKeyDeclaresNothing() throws Exception {
    tree.put(SPEC, "---\nhow:\n  smoke_command: deep\n---\n");

    assertThat(resolve("task-7"))
        .isEqualTo(
            new Undefined(
                List.of(
                    SPEC
                        + " has a front matter with the keys: how, and 0 fenced YAML blocks, none"
                        + " with smoke_command",
                    "there is no " + REGISTRY)));
  }

  @Test
  void windowsLineEndsAndByteOrderMarkAreRead() throws Exception {
    tree.put(SPEC, "\uFEFF---\r\nsmoke_command: make smoke\r\n---\r\n");

    assertThat(found("task-7").command()).isEqualTo(new SmokeCommand.Shell("make smoke"));
  }

  @Test
  void registryServesExactTaskThenDefault() throws Exception {
    tree.put(REGISTRY, "task-7: exact\ndefault: [other]\n");

    assertThat(found("task-7").command()).isEqualTo(new SmokeCommand.Shell("exact"));
    assertThat(found("task-8").command()).isEqualTo(new SmokeCommand.Argv(List.of("other")));
    assertThat(found("task-8").location()).contains(REGISTRY + ":2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"task-2506", "task-2507", "task-2509", "task-2511"})
  void builtInRegistryKnowsTheReplayTasks(String task) throws Exception {
    assertThat(found(task).source()).isEqualTo(CommandSource.REGISTRY);
    assertThat(found(task).location().orElseThrow()).startsWith("built-in-registry.yaml:");
  }

  @Test
  void builtInRegistryKnowsNoOther() throws Exception {
    assertThat(resolve("task-2508")).isInstanceOf(Undefined.class);
  }

  @Test
  void namedRegistryMustBeThere() {
    CommandRequest request =
        new CommandRequest(
            Optional.empty(),
            Optional.empty(),
            new TreePath("memory/tasks"),
            new RegistryFile(new TreePath("ci/smoke.yaml"), Presence.REQUIRED));

    assertThatExceptionOfType(InvalidCommandException.class)
        .isThrownBy(() -> resolver.resolve(request, this::read))
        .withMessageContaining("\"ci/smoke.yaml\" is not in the merge commit's tree");
  }

  @DisplayName("37 hostile YAML is an error with its line, and never a stack overflow")
  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a: &x [1]\\nsmoke_command: *x | :2: an anchor or alias
          smoke_command: one\\nsmoke_command: two | :3: the key "smoke_command" occurs twice
          smoke_command: !!str text | :2: a value that begins with "!" has a tag in YAML, here "tag:yaml.org,2002:str"
          smoke_command: {a: b} | :2: "smoke_command" is a mapping
          smoke_command: [a, [b]] | :2: An argument of the smoke command is not a string
          smoke_command: | :2: The smoke command is empty
          smoke_command: [] | :2: The smoke command's list names no program
          smoke_command: "a\\\\0b" | :2: The smoke command contains a NUL
          - smoke_command | :2: the YAML is not a mapping
          smoke_command: [a | :2: the YAML is broken
          """)
  void hostileYamlIsAnErrorWithItsLine(String yaml, String message) {
    tree.put(SPEC, "---\n" + yaml.replace("\\n", "\n").replace("\\\\", "\\") + "\n---\n");
    assertThatExceptionOfType(InvalidCommandException.class)
        .isThrownBy(() -> resolve("task-7"))
        .withMessageContaining(message)
        .withMessageStartingWith(SPEC);
  }

  @DisplayName("37 depth and size are bounded")
  @Test
  void depthAndSizeAreBounded() {
    tree.put(REGISTRY, "a: " + "[".repeat(20_000) + "]".repeat(20_000) + "\n");
    assertThatExceptionOfType(InvalidCommandException.class)
        .isThrownBy(() -> resolve("task-7"))
        .withMessageContaining("nested over 32 levels deep");

    tree.put(REGISTRY, "a: " + "x".repeat(70_000) + "\n");
    assertThatExceptionOfType(InvalidCommandException.class)
        .isThrownBy(() -> resolve("task-7"))
        .withMessageContaining("over 65536 characters");

    tree.put(SPEC, "---\na: x\n" + "#".repeat(70_000) + "\nsmoke_command: y\n---\n");
    assertThatExceptionOfType(InvalidCommandException.class)
        .isThrownBy(() -> resolve("task-7"))
        .withMessageContaining("the YAML has over 65536 characters");
    tree.remove(SPEC);

    tree.put(REGISTRY, "a: 1\n---\nb: 2\n");
    assertThatExceptionOfType(InvalidCommandException.class)
        .isThrownBy(() -> resolve("task-7"))
        .withMessageContaining(REGISTRY + ":2: a second YAML document begins");
  }

  @DisplayName("38 scalars keep the text that was written")
  @ParameterizedTest
  @ValueSource(strings = {"no", "010", "1:30", "0x1F", "1e3", "2026-01-01"})
  void scalarsKeepTheirText(String text) throws Exception {
    tree.put(SPEC, "---\nsmoke_command: [" + text + ", \"" + text + "\"]\n---\n");

    assertThat(found("task-7").command()).isEqualTo(new SmokeCommand.Argv(List.of(text, text)));
  }

  @Test
  void bytesThatAreNoTextAreNamed() {
    TreeFiles files = path -> Optional.of(new byte[] {(byte) 0xFF, (byte) 0xFE});

    assertThatExceptionOfType(InvalidCommandException.class)
        .isThrownBy(() -> resolver.resolve(request("task-7"), files))
        .withMessage(SPEC + " is not UTF-8. Save it as UTF-8.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../specs", "/etc", "a//b", "a/./b", "a\\b", ""})
  void pathsOutOfTheTreeAreRefused(String path) {
    assertThatExceptionOfType(InvalidCommandException.class)
        .isThrownBy(() -> TreePath.of("smoke.taskDirectory", path))
        .withMessageStartingWith("smoke.taskDirectory \"" + path + "\"");
  }

  @Test
  void listIsDeclaredAsAShellWouldReadIt() throws Exception {
    assertThat(SmokeCommand.argv(List.of("echo", "it's", "a b", "", "x=1")).declared())
        .isEqualTo("echo 'it'\\''s' 'a b' '' x=1");
  }

  private Found found(String task) throws InvalidCommandException, IOException {
    return (Found) resolve(task);
  }

  private CommandResolution resolve(String task) throws InvalidCommandException, IOException {
    return resolver.resolve(request(task), this::read);
  }

  private static CommandRequest request(String task) throws InvalidCommandException {
    return new CommandRequest(
        Optional.empty(),
        Optional.of(TaskId.of(task)),
        new TreePath("memory/tasks"),
        optionalRegistry());
  }

  private static RegistryFile optionalRegistry() {
    return new RegistryFile(new TreePath(REGISTRY), Presence.OPTIONAL);
  }

  private Optional<byte[]> read(String path) {
    return Optional.ofNullable(tree.get(path)).map(t -> t.getBytes(StandardCharsets.UTF_8));
  }
}
