package io.github.postmerge.smoke.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.postmerge.smoke.faults.Jvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** An ordinary user cannot kill the processes that sudo starts as root. */
class SudoTest {

  private static final Duration LONG = Duration.ofSeconds(20);

  @TempDir Path folder;
  @RegisterExtension final Token token = new Token(() -> folder);
  private SudoUser user = new SudoUser(0);

  @BeforeEach
  void chooseToken() throws Exception {
    user = SudoUser.require();
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.setPosixFilePermissions(token.path(), PosixFilePermissions.fromString("rw-r--r--"));
  }

  @Test
  @DisplayName("56 sudo terminates the process that it started and the smoke left behind")
  void sudoTerminatesWhatItStarted() throws IOException {
    assertThat(run("SCAN", "sudo -n tail -f " + token + " >/dev/null 2>&1 & " + ready()))
        .contains("ending Exited[code=0]", "survivors 0");
    assertThat(tails()).isZero();
  }

  @Test
  @DisplayName("10 a process of root that ignores SIGTERM is reported as a survivor")
  void processOfRootThatIgnoresSigtermIsASurvivor() throws IOException {
    assertThat(run("SCAN", ignoringSigterm()))
        .contains("ending Exited[code=0]")
        .doesNotContain("survivors 0");
    assertThat(tails()).isOne();
  }

  @Test
  @DisplayName("10 a delegated cgroup kills processes of root too")
  void cgroupKillsProcessesOfRoot() throws Exception {
    try (DelegatedCgroup cgroup = DelegatedCgroup.to(user)) {
      assertThat(ChildJvm.outputOf(start(cgroup.leaders(), "AUTO", ignoringSigterm())))
          .contains("ending Exited[code=0]", "containment CGROUP", "survivors 0");
      assertThat(tails()).isZero();
    }
  }

  @Test
  @DisplayName("58 kill -9 of the JVM: sudo terminates what it started")
  void sudoTerminatesWhatItStartedWhenTheJvmDies() throws IOException {
    String smoke = "sudo -n tail -f " + token + " >/dev/null 2>&1 & wait";
    Process jvm = start(user.leaders(), "SCAN", smoke);
    TokenProcesses.until(() -> tails() > 0, LONG);
    TokenProcesses.until(() -> token.processes().stream().anyMatch(SudoTest::isTail), LONG);
    jvm.destroyForcibly();
    TokenProcesses.until(() -> token.processes().isEmpty(), LONG);
  }

  private String ignoringSigterm() {
    return "sudo -n sh -c 'trap \"\" TERM; exec tail -f "
        + token
        + "' >/dev/null 2>&1 & "
        + ready();
  }

  private String ready() {
    return "until pgrep -u root -f 'tail -f " + token + "' -x >/dev/null; do sleep 0.05; done";
  }

  private static boolean isTail(long pid) {
    return ProcessHandle.of(pid)
        .flatMap(handle -> handle.info().command())
        .filter(command -> command.endsWith("/tail"))
        .isPresent();
  }

  private List<String> run(String choice, String script) throws IOException {
    return ChildJvm.outputOf(start(user.leaders(), choice, script));
  }

  private Process start(List<String> leaders, String choice, String script) throws IOException {
    Path classes = Files.createDirectory(folder.resolve("classes"));
    List<String> jvm = user.other().commandLine(classes, SingleRunMain.class, choice, 20, script);
    List<String> argv = new ArrayList<>(leaders);
    argv.addAll(jvm.subList(user.leaders().size(), jvm.size()));
    return Jvm.start(argv);
  }

  private long tails() {
    return token.processes().stream().filter(SudoTest::isTail).count();
  }
}
