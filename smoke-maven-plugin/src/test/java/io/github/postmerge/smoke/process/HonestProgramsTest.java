package io.github.postmerge.smoke.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.postmerge.smoke.faults.Jvm;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Honest programs behave as they do without Smoke, in every tier that {@code auto} may choose. */
class HonestProgramsTest {

  private static final Path PAGE = Path.of("src/site/markdown/honest-programs.md");

  @TempDir Path folder;
  private Path work = Path.of("");
  private Optional<Process> outside = Optional.empty();

  @BeforeEach
  void startOutsideProcess() throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    work = Files.createDirectory(folder.resolve("runs"));
    outside = Optional.of(new ProcessBuilder("sleep", "600").start());
  }

  @AfterEach
  void stopOutsideProcess() {
    outside.ifPresent(Process::destroyForcibly);
  }

  @TestFactory
  @DisplayName("55 honest programs run by root behave as bare")
  Stream<DynamicTest> programsOfRoot() throws Exception {
    assumeTrue(isRoot(), "needs root");
    List<String> choices = new ArrayList<>(List.of("SCAN"));
    addWhereAvailable(TierUnderTest.CGROUP, choices);
    return tests("root", Map.of("HOME", "/root"), ownJvm("root", choices));
  }

  @TestFactory
  @DisplayName("55 in a PID namespace requested by root only outside processes are hidden")
  Stream<DynamicTest> programsOfRootInNamespaces() throws Exception {
    assumeTrue(isRoot(), "needs root");
    TierUnderTest.PID_NAMESPACE.orSkip();
    return tests("root", Map.of("HOME", "/root"), ownJvm("root", List.of("PID_NAMESPACE")));
  }

  @TestFactory
  @DisplayName("56 honest programs run by an ordinary user behave as bare, sudo included")
  Stream<DynamicTest> programsOfAnOrdinaryUser() throws Exception {
    if (!isRoot()) {
      assumeTrue(Jvm.works(List.of("sudo", "-n", "true")), "needs sudo without a password");
      return tests("user", System.getenv(), ownJvm("user", List.of("SCAN")));
    }
    SudoUser user = SudoUser.require();
    return tests("user", user.variables(), jvmOf(user, List.of("SCAN")));
  }

  @TestFactory
  @DisplayName("56 the same in a cgroup that is delegated to the user")
  Stream<DynamicTest> programsOfAnOrdinaryUserInACgroup() throws Exception {
    assumeTrue(isRoot(), "only root delegates a cgroup");
    SudoUser user = SudoUser.require();
    try (DelegatedCgroup cgroup = DelegatedCgroup.to(user)) {
      List<String> argv = new ArrayList<>(cgroup.leaders());
      List<String> jvm = jvmOf(user, List.of("CGROUP", "AUTO"));
      argv.addAll(jvm.subList(user.leaders().size(), jvm.size()));
      return tests("user", user.variables(), argv);
    }
  }

  @Test
  void everyHonestProgramIsInTheDocumentation() throws IOException {
    assertThat(
            Files.readString(PAGE)
                .lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.substring(3, line.indexOf('`', 3))))
        .containsExactly(
            HonestProgram.all().stream().map(HonestProgram::name).toArray(String[]::new));
  }

  private static void addWhereAvailable(TierUnderTest tier, List<String> choices) {
    if (TierUnderTest.available().contains(tier)) {
      choices.add(tier.name());
    }
  }

  private List<String> ownJvm(String who, List<String> choices) {
    List<String> argv = new ArrayList<>(Jvm.commandLine(HonestRuns.class, work, who));
    argv.addAll(choices);
    return argv;
  }

  private List<String> jvmOf(SudoUser user, List<String> choices) throws IOException {
    user.other().own(work);
    List<String> argv =
        user.other()
            .commandLine(
                Files.createDirectory(folder.resolve("classes")), HonestRuns.class, work, "user");
    argv.addAll(choices);
    return argv;
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private Stream<DynamicTest> tests(String who, Map<String, String> variables, List<String> argv)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(argv).redirectError(Redirect.INHERIT);
    builder.environment().keySet().retainAll(List.of("PATH"));
    builder.environment().putAll(variables);
    builder.environment().put("OUTSIDE", Long.toString(outside.orElseThrow().pid()));
    List<String> lines =
        new String(builder.start().getInputStream().readAllBytes(), UTF_8).lines().toList();
    assertThat(lines.stream().map(line -> line.split("\t", -1)[0]).distinct())
        .containsExactlyElementsOf(
            HonestProgram.all().stream()
                .filter(each -> each.isFor(who))
                .map(HonestProgram::name)
                .toList());
    return lines.stream().map(HonestProgramsTest::test);
  }

  private static DynamicTest test(String line) {
    List<String> fields = Arrays.asList(line.split("\t", -1));
    String result = fields.get(2);
    return DynamicTest.dynamicTest(
        fields.get(0) + ", " + fields.get(1),
        () -> {
          assumeFalse(result.startsWith("missing "), () -> "this machine is " + result);
          assumeTrue(result.contains(" exit 0\\n"), () -> "not even bare: " + result);
          assertThat(result.replace("\\n", "\n")).startsWith(expected(fields));
        });
  }

  private static String expected(List<String> fields) {
    boolean outsideIsHidden =
        fields.get(1).equals("PID_NAMESPACE")
            && List.of("process-from-outside", "first-process").contains(fields.get(0));
    return outsideIsHidden ? "differs: bare exit 0" : "same exit 0";
  }
}
