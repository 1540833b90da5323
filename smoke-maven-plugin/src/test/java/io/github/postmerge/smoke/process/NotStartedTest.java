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

@DisplayName("03 a program that cannot be launched is told, with what to do")
class NotStartedTest {

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Holding.class)
  @DisplayName("03 not found")
  void notFound(Holding holding) throws IOException {
    assertThat(whyNot(holding, "no-such-program"))
        .isEqualTo(
            "program \"no-such-program\" was not found on PATH; install it, or give its path");
    assertThat(whyNot(holding, "./gone"))
        .startsWith("program \"./gone\" does not exist")
        .contains(folder.toString());
    assertThat(whyNot(holding, "")).isEqualTo("program \"\" is an empty name; name a program");
  }

  @ParameterizedTest
  @EnumSource(Holding.class)
  @DisplayName("03 not executable, and a folder")
  void notAProgram(Holding holding) throws IOException {
    Files.writeString(folder.resolve("script"), "exit 0\n");
    Files.createDirectory(folder.resolve("folder"));
    assertThat(whyNot(holding, "./script"))
        .startsWith("program \"./script\" is not executable")
        .contains("chmod +x");
    assertThat(whyNot(holding, "./folder")).startsWith("program \"./folder\" is a folder");
  }

  @ParameterizedTest
  @EnumSource(Holding.class)
  @DisplayName("03 a script without its interpreter")
  void noInterpreter(Holding holding) throws IOException {
    script("gone", "#!/no/such/shell -e\nexit 0\n");
    script("crlf", "#!/bin/sh\r\nexit 0\r\n");
    assertThat(whyNot(holding, "./gone"))
        .contains("\"./gone\" needs the interpreter \"/no/such/shell\"");
    assertThat(whyNot(holding, "./crlf")).contains("CRLF");
  }

  @ParameterizedTest
  @EnumSource(Holding.class)
  @DisplayName("03 arguments, variables and folders that no program can be given")
  void impossibleSurroundings(Holding holding) throws IOException {
    assertThat(whyNot(holding, Smoke.argv(List.of("echo", "a\0b")).in(folder)))
        .isEqualTo(
            "program \"echo\" cannot be given argument 1, which contains a NUL character;"
                + " remove it");
    assertThat(whyNot(holding, Smoke.argv(List.of("echo")).with("A=B", "c")))
        .startsWith("environment variable \"A=B\" cannot be given to a program");
    assertThat(whyNot(holding, Smoke.argv(List.of("echo")).in(folder.resolve("gone"))))
        .startsWith("working folder \"" + folder + "/gone\" does not exist");
    assertThat(whyNot(holding, Smoke.argv(List.of("echo", "x".repeat(3_000_000))).in(folder)))
        .startsWith("program \"echo\" was given too many or too long arguments");
  }

  @ParameterizedTest
  @EnumSource(Holding.class)
  @DisplayName("03 what can be launched is found by the child's PATH and folder")
  void whatCanBeLaunchedIs(Holding holding) throws IOException {
    script("ok", "#! /bin/sh\nexit 5\n");
    script("bare", "exit 6\n");
    assertThat(ending(holding, Smoke.argv(List.of("./ok")).in(folder)))
        .isEqualTo(new Ending.Exited(5));
    assertThat(ending(holding, Smoke.argv(List.of("ok")).with("PATH", folder.toString())))
        .isEqualTo(new Ending.Exited(5));
    assertThat(ending(holding, Smoke.argv(List.of("./bare")).in(folder).with("PATH", "/bin")))
        .isEqualTo(new Ending.Exited(6));
  }

  private void script(String name, String text) throws IOException {
    Path script = Files.writeString(folder.resolve(name), text);
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private String whyNot(Holding holding, String program) throws IOException {
    return whyNot(holding, Smoke.argv(List.of(program)).in(folder));
  }

  private static String whyNot(Holding holding, Smoke smoke) throws IOException {
    return ending(holding, smoke) instanceof Ending.NotStarted notStarted
        ? notStarted.why()
        : "it was started";
  }

  private static Ending ending(Holding holding, Smoke smoke) throws IOException {
    return smoke.run(holding).ending();
  }
}
