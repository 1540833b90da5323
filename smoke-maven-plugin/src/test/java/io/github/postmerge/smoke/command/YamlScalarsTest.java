package io.github.postmerge.smoke.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.postmerge.smoke.command.CommandRequest.Presence;
import io.github.postmerge.smoke.command.CommandRequest.RegistryFile;
import io.github.postmerge.smoke.command.CommandResolution.Found;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written as a YAML scalar is run as it is written, or not at all. */
class YamlScalarsTest {

  private static final String SPEC = "memory/tasks/task-7.md";
  private static final String REGISTRY = ".smoke/registry.yaml";

  /** Each is valid in a shell; YAML takes it for something else. */
  static final List<String> REFUSED =
      List.of(
          "! true",
          "! grep -q ERROR log",
          "!true",
          "!",
          "!!str true",
          "!<tag:x> true",
          "~",
          "null",
          "Null",
          "NULL",
          "",
          "# true",
          "&a true",
          "& true",
          "&& true",
          "*a",
          "* true",
          "- true",
          "- - true",
          "? true",
          ": true",
          ":",
          ", true",
          "] true",
          "} true",
          "{ false; }",
          "[ -f x ] && false",
          "[a, [b]]",
          "| false",
          "|| false",
          "> log false",
          ">log",
          "%x",
          "@x",
          "`false`",
          "'a' && false",
          "\"a\" && false",
          "echo a: b",
          "echo a:",
          "echo \\ # && false",
          "echo 'a # b' && false",
          "echo \"a # b\" && false",
          "echo \"it's # b\" && false",
          "test \"$(git log --format=\"%s #1\")\" = x",
          "echo `echo # b` && false",
          "echo $(echo # b) && false",
          "echo ${x:- # b} && false",
          "true\\ ",
          "true\n  || false",
          "true\n\n  false");

  static final List<String> KEPT =
      List.of(
          "no",
          "010",
          "1:30",
          "0x1F",
          ".5",
          "=",
          "-x",
          "--- x",
          "... x",
          "?x",
          ":x",
          "<<",
          "a!b",
          "grep -q x# log",
          "a#b",
          "test $# -eq 0",
          "a,b",
          "a[1]",
          "a{b}c",
          "it's",
          "x=\"a b\"",
          "a\tb",
          "a\u0085b",
          "a\u2028b",
          "\u00a0x",
          "\ud83d\ude00 x",
          "true",
          "2026-11-27");

  enum Place {
    FRONT_MATTER("---\nsmoke_command: %s\n---\n", SPEC + ":2: "),
    FENCED("text\n\n```yaml\nsmoke_command: %s\n```\n", SPEC + ":4: "),
    LIST("---\nsmoke_command:\n  - sh\n  - %s\n---\n", SPEC + ":4: "),
    REGISTERED("task-7: %s\n", REGISTRY + ":1: "),
    DEFAULT("task-1: x\ndefault: %s\n", REGISTRY + ":2: "),
    REGISTERED_LIST("task-7:\n - sh\n - %s\n", REGISTRY + ":3: ");

    final String template;
    final String prefix;

    Place(String template, String prefix) {
      this.template = template;
      this.prefix = prefix;
    }

    boolean isList() {
      return this == LIST || this == REGISTERED_LIST;
    }

    String file() {
      return prefix.startsWith(SPEC) ? SPEC : REGISTRY;
    }
  }

  @DisplayName("46 what YAML would change is an error that names file and line")
  @ParameterizedTest
  @EnumSource
  void changedTextIsRefused(Place place) {
    for (String scalar : REFUSED) {
      if (place.isList() && isNoValue(scalar)) {
        continue;
      }
      assertThatExceptionOfType(InvalidCommandException.class)
          .as(scalar)
          .isThrownBy(() -> resolve(place, scalar))
          .withMessageMatching("(?s)" + Pattern.quote(place.file()) + ":\\d+: .*");
    }
  }

  /** As an argument it is kept as text. */
  private static boolean isNoValue(String scalar) {
    return List.of("", "~", "null", "Null", "NULL", "# true").contains(scalar);
  }

  @DisplayName("46 a list whose program is no value is an error")
  @ParameterizedTest
  @ValueSource(strings = {"[~, a]", "[null]", "[]", "['', a]", "\n  - null\n  - a"})
  void listWithoutProgramIsRefused(String list) {
    for (Place place : List.of(Place.FRONT_MATTER, Place.DEFAULT)) {
      assertThatExceptionOfType(InvalidCommandException.class)
          .isThrownBy(() -> resolve(place, list))
          .withMessageStartingWith(place.prefix);
    }
  }

  @DisplayName("46 an indicator or an empty value says \"quote it\", at its own line")
  @ParameterizedTest
  @EnumSource
  void messageSaysWhatToDo(Place place) {
    for (String scalar : List.of("! true", "%x", "@x", "`x`", "&a x", "*a", "~", "null")) {
      if (place.isList() && isNoValue(scalar)) {
        continue;
      }
      assertThatExceptionOfType(InvalidCommandException.class)
          .as(scalar)
          .isThrownBy(() -> resolve(place, scalar))
          .withMessageStartingWith(place.prefix)
          .withMessageContaining("quote");
    }
  }

  @DisplayName("46 a plain scalar is kept exactly")
  @ParameterizedTest
  @EnumSource
  void plainTextIsKept(Place place) throws Exception {
    for (String scalar : KEPT) {
      assertThat(resolve(place, scalar).command()).as(scalar).isEqualTo(command(place, scalar));
    }
  }

  @DisplayName("46 a quoted scalar means what it says, an indicator or null too")
  @ParameterizedTest
  @FieldSource("QUOTED")
  void quotedTextIsKept(List<String> pair) throws Exception {
    for (Place place : Place.values()) {
      assertThat(resolve(place, pair.get(0)).command()).isEqualTo(command(place, pair.get(1)));
    }
  }

  static final List<List<String>> QUOTED =
      List.of(
          List.of("'! true'", "! true"),
          List.of("\"! grep -q ERROR log\"", "! grep -q ERROR log"),
          List.of("'~'", "~"),
          List.of("\"null\"", "null"),
          List.of("'echo ''a # b'' && false'", "echo 'a # b' && false"),
          List.of("true # a comment", "true"),
          List.of("echo \"a b\" # a comment", "echo \"a b\""));

  private static SmokeCommand command(Place place, String text) throws Exception {
    return place.isList() ? SmokeCommand.argv(List.of("sh", text)) : SmokeCommand.shell(text);
  }

  private static Found resolve(Place place, String scalar) throws Exception {
    Map<String, String> tree = Map.of(place.file(), place.template.replace("%s", scalar));
    CommandRequest request =
        new CommandRequest(
            Optional.empty(),
            Optional.of(TaskId.of("task-7")),
            new TreePath("memory/tasks"),
            new RegistryFile(new TreePath(REGISTRY), Presence.OPTIONAL));
    return (Found)
        CommandResolver.withBuiltInRegistry()
            .resolve(
                request,
                path ->
                    Optional.ofNullable(tree.get(path))
                        .map(text -> text.getBytes(StandardCharsets.UTF_8)));
  }
}
