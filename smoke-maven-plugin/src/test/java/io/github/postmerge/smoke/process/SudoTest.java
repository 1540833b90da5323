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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an ordinary user starts by sudo, he cannot kill. */
class SudoTest {

  private static final Duration LONG = Duration.ofSeconds(20);

  @TempDir Path folder;
  private Path token = Path.of("");
  private SudoUser user = new SudoUser(0);

  @BeforeEach
  void chooseToken() throws Exception {
    user = SudoUser.require();
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    token = folder.resolve("token");
    Misbehaviour.lay(token);
    Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-r--r--"));
  }

  @AfterEach
  void killWhatATestLeft() {
    Traces.killAll(token);
  }

  @Test
  @DisplayName("56 what sudo has started and the smoke has left is told to stop by sudo")
  void sudoIsAskedToStopWhatItStarted() throws IOException {
    assertThat(run("SCAN", "sudo -n tail -f " + token + " >/dev/null 2>&1 & " + ready()))
        .contains("ending Exited[code=0]", "survivors 0");
    assertThat(tails()).isZero();
  }

  @Test
  @DisplayName("10 what does not stop even so is a survivor, and never unseen")
  void deafProcessOfRootIsASurvivor() throws IOException {
    assertThat(run("SCAN", deaf())).contains("ending Exited[code=0]").doesNotContain("survivors 0");
    assertThat(tails()).isOne();
  }

  @Test
  @DisplayName("10 a cgroup of his own kills it all the same")
  void cgroupKillsProcessesOfRoot() throws Exception {
    try (DelegatedCgroup cgroup = DelegatedCgroup.to(user)) {
      assertThat(ChildJvm.toldBy(start(cgroup.leaders(), "AUTO", deaf())))
          .contains("ending Exited[code=0]", "containment CGROUP", "survivors 0");
      assertThat(tails()).isZero();
    }
  }

  @Test
  @DisplayName("58 kill -9 of the JVM: sudo stops what it started")
  void sudoStopsWhatItStartedWhenTheJvmDies() throws IOException {
    String smoke = "sudo -n tail -f " + token + " >/dev/null 2>&1 & wait";
    Process jvm = start(user.leaders(), "SCAN", smoke);
    Traces.until(() -> tails() > 0, LONG);
    Traces.until(() -> Traces.of(token).stream().anyMatch(SudoTest::isTail), LONG);
    jvm.destroyForcibly();
    Traces.until(() -> Traces.of(token).isEmpty(), Duration.ofSeconds(1));
  }

  private String deaf() {
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
    return ChildJvm.toldBy(start(user.leaders(), choice, script));
  }

  private Process start(List<String> leaders, String choice, String script) throws IOException {
    Path classes = Files.createDirectory(folder.resolve("classes"));
    List<String> jvm = user.other().commandLine(classes, Solo.class, choice, 20, script);
    List<String> argv = new ArrayList<>(leaders);
    argv.addAll(jvm.subList(user.leaders().size(), jvm.size()));
    return Jvm.start(argv);
  }

  private long tails() {
    return Traces.of(token).stream().filter(SudoTest::isTail).count();
  }
}
