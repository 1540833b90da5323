package io.github.postmerge.smoke.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.postmerge.smoke.command.CommandRequest.Presence;
import io.github.postmerge.smoke.command.CommandRequest.RegistryFile;
import io.github.postmerge.smoke.command.CommandResolution.Found;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is just allowed, and what just not, of each bound on what comes from outside. */
class BoundariesTest {

  @ParameterizedTest
  @ValueSource(strings = {"a", "a/", "a/b", "...", "a/.b", " ", "a/b/"})
  void pathInsideTheTreeIsTaken(String path) throws Exception {
    assertThat(TreePath.of("smoke.registry", path).value())
        .isEqualTo(path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "/", "/a", "a//b", "a//", ".", "./a", "..", "a/..", "a/../b", "a\\b", "\\a", "a\0",
        "\0a"
      })
  void pathOutsideOfTheTreeIsRefused(String path) {
    refused(() -> TreePath.of("smoke.registry", path), "is not a path inside the repository");
  }

  @Test
  void longValueIsCutInAMessage() {
    assertThat(Printable.of("x".repeat(80))).isEqualTo("x".repeat(80));
    assertThat(Printable.of("x".repeat(81))).isEqualTo("x".repeat(80) + "...");
    assertThat(Printable.of("😀".repeat(80))).isEqualTo("😀".repeat(80));
    assertThat(Printable.of("a\u001Bb\nc")).isEqualTo("a\uFFFDb\uFFFDc");
  }

  @Test
  void manyKeysAreCounted() {
    List<String> eleven = IntStream.rangeClosed(1, 11).mapToObj(i -> "k" + i).toList();
    assertThat(Printable.keys(List.of())).isEqualTo("no keys");
    assertThat(Printable.keys(List.of("a", "b"))).isEqualTo("the keys: a, b");
    assertThat(Printable.keys(eleven.subList(0, 10))).endsWith(", k10");
    assertThat(Printable.keys(eleven)).endsWith(", k10 and 1 more");
  }

  @Test
  void taskIdHasAtMostAHundredCharacters() throws Exception {
    assertThat(TaskId.of("t".repeat(100)).value()).hasSize(100);
    refused(() -> TaskId.of("t".repeat(101)), "at most 100 letters");
  }

  @Test
  void nulIsRefusedWhereverItIs() {
    refused(() -> SmokeCommand.argv(List.of("\0sh")), "NUL character");
    refused(() -> SmokeCommand.argv(List.of("sh", "a\0")), "NUL character");
    refused(() -> SmokeCommand.shell("\0"), "NUL character");
  }

  @Test
  void commandsAreExecutedAsTheyAreDeclared() throws Exception {
    assertThat(SmokeCommand.shell("echo 1").argv(ShellDialect.POSIX))
        .containsExactly("sh", "-c", "echo 1");
    assertThat(SmokeCommand.argv(List.of("a b", "c")).argv(ShellDialect.POSIX))
        .containsExactly("a b", "c");
    assertThat(ShellDialect.ofThisSystem().argv("x")).endsWith("x").hasSizeGreaterThan(1);
    assertThat(ShellDialect.ofThisSystem() == ShellDialect.POSIX)
        .isEqualTo(java.io.File.separatorChar == '/');
  }

  @Test
  void specAndRegistryHaveABoundInBytes() throws Exception {
    int mebibyte = 1024 * 1024;
    assertThat(Text.ofSpec("f", new byte[0])).isEmpty();
    assertThat(Text.ofSpec("f", bytes(mebibyte))).hasSize(mebibyte);
    refused(() -> Text.ofSpec("f", bytes(mebibyte + 1)), "f has 1048577 bytes");
    assertThat(Text.ofRegistry("f", bytes(4 * mebibyte))).hasSize(4 * mebibyte);
    refused(() -> Text.ofRegistry("f", bytes(4 * mebibyte + 1)), "f has 4194305 bytes");
    assertThat(Text.ofSpec("f", "\uFEFF".getBytes(UTF_8))).isEmpty();
    assertThat(Text.ofSpec("f", " \uFEFF\n\uFEFFa\uFEFF".getBytes(UTF_8))).isEqualTo(" \na\uFEFF");
  }

  private static byte[] bytes(int count) {
    return "x".repeat(count).getBytes(UTF_8);
  }

  @Test
  void valueHasABoundInCharacters() throws Exception {
    Optional<TaskId> task = Optional.of(TaskId.of("task-1"));
    String longest = "task-1: " + "x".repeat(65_536);
    assertThat(Registry.parse("r", longest.getBytes(UTF_8)).commandFor(task)).isPresent();
    refused(() -> Registry.parse("r", (longest + "x").getBytes(UTF_8)), "over 65536 characters");
    String front = "other: " + "y".repeat(65_536 - "other: ".length() - 1);
    assertThat(spec(front).smokeCommand()).isEmpty();
    refused(() -> spec(front + "y"), "the YAML has over 65536 characters");
  }

  @ParameterizedTest
  @CsvSource({"32, true", "33, false"})
  void yamlHasABoundInDepth(int levels, boolean allowed) {
    String nested = "[".repeat(levels) + "]".repeat(levels);
    ThrowingCallable read = () -> spec("other: " + nested + "\nsmoke_command: x").smokeCommand();
    if (allowed) {
      assertThatCode(read).doesNotThrowAnyException();
    } else {
      refused(read, "levels deep");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          echo 'a b' # c     | true
          echo 'a # c        | false
          echo "a # c        | false
          echo "it's" # c    | true
          echo 'say "x"' # c | true
          echo 'a' 'b # c    | false
          echo `a # c        | false
          echo $(a # c       | false
          echo $(a) # c      | true
          echo ${a # c       | false
          echo ${a} # c      | true
          echo $a # c        | true
          echo a$ # c        | true
          echo \\' # c       | true
          echo a\\ # c       | false
          """)
  void commentThatCutsAQuotedPartIsRefused(String command, boolean allowed) {
    ThrowingCallable read =
        () -> spec("smoke_command: " + command.replace("\\\\", "\\")).smokeCommand();
    if (allowed) {
      assertThatCode(read).doesNotThrowAnyException();
    } else {
      refused(read, "in the middle of a quoted part");
    }
  }

  @Test
  void frontMatterMayFollowBlankLines() throws Exception {
    assertThat(
            TaskSpec.parse("f", "\n\n---\nsmoke_command: x\n---\n".getBytes(UTF_8)).smokeCommand())
        .isPresent();
    assertThat(TaskSpec.parse("f", "\n".getBytes(UTF_8)).smokeCommand()).isEmpty();
    assertThat(TaskSpec.parse("f", "".getBytes(UTF_8)).smokeCommand()).isEmpty();
    refused(
        () -> TaskSpec.parse("f", "---\nsmoke_command: x\n".getBytes(UTF_8)),
        "the front matter is not closed");
  }

  @Test
  void registryThatLacksATaskIsFollowedByTheBuiltInOne() throws Exception {
    CommandResolution found =
        CommandResolver.withBuiltInRegistry()
            .resolve(
                new CommandRequest(
                    Optional.empty(),
                    Optional.of(TaskId.of("task-2506")),
                    TreePath.of("d", "tasks"),
                    new RegistryFile(TreePath.of("r", "registry.yaml"), Presence.REQUIRED)),
                path ->
                    path.equals("registry.yaml")
                        ? Optional.of("task-1: x\n".getBytes(UTF_8))
                        : Optional.empty());

    assertThat(found).isInstanceOf(Found.class);
    assertThat(((Found) found).location().orElseThrow()).startsWith("built-in-");
  }

  private static TaskSpec spec(String frontMatter) throws InvalidCommandException {
    return TaskSpec.parse("f", ("---\n" + frontMatter + "\n---\n").getBytes(UTF_8));
  }

  private static void refused(ThrowingCallable reading, String why) {
    assertThatExceptionOfType(InvalidCommandException.class)
        .isThrownBy(reading)
        .withMessageContaining(why);
  }
}
