package io.github.postmerge.smoke.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("03 a program that cannot be launched is reported with what to do")
class NotStartedTest {

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(TierUnderTest.class)
  @DisplayName("03 not found")
  void notFound(TierUnderTest tier) throws IOException {
    assertThat(problem(tier, "no-such-program"))
        .isEqualTo(
            "program \"no-such-program\" was not found on PATH; install it, or give its path");
    assertThat(problem(tier, "./gone"))
        .startsWith("program \"./gone\" does not exist")
        .contains(folder.toString());
    assertThat(problem(tier, "")).isEqualTo("program \"\" has an empty name; name a program");
  }

  @ParameterizedTest
  @EnumSource(TierUnderTest.class)
  @DisplayName("03 not executable, and a folder")
  void notAProgram(TierUnderTest tier) throws IOException {
    Files.writeString(folder.resolve("script"), "exit 0\n");
    Files.createDirectory(folder.resolve("folder"));
    assertThat(problem(tier, "./script"))
        .startsWith("program \"./script\" is not executable")
        .contains("chmod +x");
    assertThat(problem(tier, "./folder")).startsWith("program \"./folder\" is a folder");
  }

  @ParameterizedTest
  @EnumSource(TierUnderTest.class)
  @DisplayName("03 a script without its interpreter")
  void noInterpreter(TierUnderTest tier) throws IOException {
    script("gone", "#!/no/such/shell -e\nexit 0\n");
    script("crlf", "#!/bin/sh\r\nexit 0\r\n");
    assertThat(problem(tier, "./gone"))
        .contains("\"./gone\" needs the interpreter \"/no/such/shell\"");
    assertThat(problem(tier, "./crlf")).contains("CRLF");
  }

  @ParameterizedTest
  @EnumSource(TierUnderTest.class)
  @DisplayName("03 arguments, variables and folders that no program can be given")
  void impossibleArgumentsVariablesAndFolders(TierUnderTest tier) throws IOException {
    assertThat(problem(tier, Smoke.argv(List.of("echo", "a\0b")).in(folder)))
        .isEqualTo("argument 1 of program \"echo\" contains a NUL character; remove it");
    assertThat(problem(tier, Smoke.argv(List.of("echo")).with("A=B", "c")))
        .startsWith("environment variable \"A=B\" cannot be passed to a program");
    assertThat(problem(tier, Smoke.argv(List.of("echo")).in(folder.resolve("gone"))))
        .startsWith("working folder \"" + folder + "/gone\" does not exist");
    assertThat(problem(tier, Smoke.argv(List.of("echo", "x".repeat(3_000_000))).in(folder)))
        .startsWith("program \"echo\" was given too many or too long arguments");
  }

  @ParameterizedTest
  @EnumSource(TierUnderTest.class)
  @DisplayName("03 a program is found by the child's PATH and folder")
  void programIsFoundByTheChildsPathAndFolder(TierUnderTest tier) throws IOException {
    script("ok", "#! /bin/sh\nexit 5\n");
    script("bare", "exit 6\n");
    assertThat(ending(tier, Smoke.argv(List.of("./ok")).in(folder)))
        .isEqualTo(new Ending.Exited(5));
    assertThat(ending(tier, Smoke.argv(List.of("ok")).with("PATH", folder.toString())))
        .isEqualTo(new Ending.Exited(5));
    assertThat(ending(tier, Smoke.argv(List.of("./bare")).in(folder).with("PATH", "/bin")))
        .isEqualTo(new Ending.Exited(6));
  }

  private void script(String name, String text) throws IOException {
    Path script = Files.writeString(folder.resolve(name), text);
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private String problem(TierUnderTest tier, String program) throws IOException {
    return problem(tier, Smoke.argv(List.of(program)).in(folder));
  }

  private static String problem(TierUnderTest tier, Smoke smoke) throws IOException {
    return ending(tier, smoke) instanceof Ending.NotStarted notStarted
        ? notStarted.why()
        : "it was started";
  }

  private static Ending ending(TierUnderTest tier, Smoke smoke) throws IOException {
    return smoke.run(tier).ending();
  }
}
