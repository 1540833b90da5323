package io.github.postmerge.smoke.remote;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.postmerge.smoke.faults.Jvm;
import io.github.postmerge.smoke.git.remote.Freshness;
import io.github.postmerge.smoke.git.remote.RelationToMain;
import io.github.postmerge.smoke.git.remote.RemoteException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A remote whose git hangs, asks, prints secrets or leaves processes behind. */
class HostileRemoteTest {

  private static final Duration SHORT = Duration.ofSeconds(1);
  private static final Duration ANSWERED = Duration.ofSeconds(5);

  @TempDir Path folder;
  private UsersRepository users;
  private Path pids;

  @BeforeEach
  void cloneSomething() throws Exception {
    users = new UsersRepository(folder);
    pids = users.work().resolve("pids");
    users.at("ssh://somewhere/repo.git").where("GIT_SSH_VARIANT", "simple");
  }

  /** In ssh's place; the command for the other side is its last argument. */
  private void ssh(String... lines) throws IOException {
    users.where("GIT_SSH", users.script("ssh", lines).toString());
  }

  private String serve() {
    return "exec git-upload-pack " + users.merged().origin();
  }

  @DisplayName("62 git that hangs is stopped in time, with all that it has started")
  @Test
  void gitThatHangsIsStopped() throws Exception {
    ssh(
        "trap '' TERM HUP INT",
        "sleep 1000 & echo $! >> " + pids,
        "setsid sh -c 'echo $$ >> " + pids + "; exec sleep 1000' > /dev/null 2>&1 < /dev/null &",
        "env -i setsid sh -c 'echo $$ >> " + pids + "; exec sleep 1000' &",
        "echo $$ >> " + pids,
        "sleep 1000");

    long start = System.nanoTime();
    assertThatExceptionOfType(RemoteException.class)
        .isThrownBy(() -> users.within(SHORT).asked())
        .withMessage(
            "The remote \"origin\" (ssh://somewhere/repo.git) did not answer within 1 s. Try again,"
                + " or allow more with -Dsmoke.remoteTimeoutInSeconds=SECONDS.");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SHORT.plus(ANSWERED));
    assertThat(alive()).isEmpty();
    assertThat(Files.readAllLines(pids)).hasSize(4);
  }

  @DisplayName("62 git that hangs in the second look at main is stopped as well")
  @Test
  void gitThatHangsLaterIsStopped() throws Exception {
    Path once = users.work().resolve("once");
    ssh("test -e " + once + " && exec sleep 1000", "touch " + once, serve());

    assertThat(users.asked()).isEqualTo(new Freshness(users.merge(), RelationToMain.HEAD));
    assertThatExceptionOfType(RemoteException.class)
        .isThrownBy(() -> users.within(SHORT).asked())
        .withMessageContaining("did not answer within 1 s");
  }

  @DisplayName("62 a run that is told to stop stops git, with all that it has started")
  @Test
  void interruptStopsGit() throws Exception {
    ssh("sleep 1000 & echo $! >> " + pids, "echo $$ >> " + pids, "sleep 1000");
    AtomicReference<Throwable> end = new AtomicReference<>();
    Thread asking = new Thread(() -> end.set(catchThrowable(users::asked)), "asking");
    asking.start();
    while (!Files.exists(pids) || Files.readAllLines(pids).size() < 2) {
      Thread.onSpinWait();
    }

    asking.interrupt();
    asking.join(ANSWERED.toMillis());
    assertThat(end.get()).isInstanceOf(InterruptedException.class);
    assertThat(alive()).isEmpty();
  }

  @DisplayName("62 what git leaves in its session when it ends is killed")
  @Test
  void leftoversAreKilled() throws Exception {
    ssh(
        "sleep 1000 > /dev/null 2>&1 & echo $! >> " + pids,
        "( trap '' HUP; sleep 1000 & echo $! >> " + pids + " ) > /dev/null 2>&1",
        serve());

    assertThat(users.asked()).isEqualTo(new Freshness(users.merge(), RelationToMain.HEAD));
    assertThat(Files.readAllLines(pids)).hasSize(2);
    assertThat(alive()).isEmpty();
  }

  @DisplayName("62 secrets of the configuration are masked in git's words, and a flood is bounded")
  @Test
  void wordsAreMaskedAndShort() throws Exception {
    users.configured("http.https://example.org.extraHeader", Servers.header());
    String header = Servers.header().substring(Servers.header().lastIndexOf(' ') + 1);
    ssh(
        "head -c 10000000 /dev/zero | tr '\\0' 'x' >&2",
        "printf '\\n\\033[31mfirst " + header + " then " + Servers.PASSWORD + "\\n' >&2",
        "echo 'https://user:letmein@example.org/ https://ghp_0123456789@example.org/' >&2",
        "exit 1");

    assertThatExceptionOfType(RemoteException.class)
        .isThrownBy(users::asked)
        .satisfies(
            e ->
                assertThat(e.getMessage())
                    .contains(
                        "first [MASKED] then [MASKED]",
                        "https://[MASKED]@example.org/ https://[MASKED]@example.org/")
                    .doesNotContain("\033", "[31m", "\n", "xxxxxxxx")
                    .hasSizeLessThan(1000));
  }

  @DisplayName("62 nobody is asked at a terminal that Maven has")
  @ParameterizedTest
  @ValueSource(strings = {"login", "host", "passphrase", "helper"})
  void nobodyIsAskedAtTheTerminal(String question) throws Exception {
    assumeTrue(Jvm.works(List.of("script", "--version")), "needs script");
    String command =
        String.join(
            " ",
            Jvm.commandLine(HostileRemoteTest.class, folder.resolve("tty"), question).stream()
                .map(argument -> "'" + argument + "'")
                .toList());
    Process terminal =
        new ProcessBuilder("script", "-qec", command, "/dev/null")
            .redirectErrorStream(true)
            .start();
    String shown = new String(terminal.getInputStream().readAllBytes(), UTF_8);

    assertThat(shown).contains("answer: ").doesNotContain("did not answer within");
    assertThat(shown.substring(0, shown.indexOf("answer: ")))
        .doesNotContainIgnoringCase("password")
        .doesNotContainIgnoringCase("username")
        .doesNotContainIgnoringCase("passphrase")
        .doesNotContain("yes/no");
  }

  /** Asks a remote that has a question, and says what came of it. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    UsersRepository users = new UsersRepository(folder).within(Duration.ofSeconds(10));
    try (Servers servers = new Servers(users)) {
      switch (arguments[1]) {
        case "login" -> servers.httpWithLogin();
        case "helper" -> {
          servers.httpWithLogin();
          users.configured(
              "credential.helper", "!echo Password: > /dev/tty; read answer < /dev/tty; false");
        }
        case "host" -> {
          Sshd sshd = servers.sshd();
          users.where("GIT_SSH_COMMAND", "ssh -F /dev/null -i " + sshd.key());
          users.where("DISPLAY", ":0");
        }
        default -> {
          Sshd sshd = servers.sshd();
          Path locked = users.work().resolve("locked");
          Sshd.key(locked, Servers.PASSWORD);
          users.where("GIT_SSH_COMMAND", servers.ssh(sshd) + " -i " + locked);
        }
      }
      Throwable failure = catchThrowable(users::asked);
      System.out.println("answer: " + failure);
    }
  }

  @DisplayName("62 an askpass program finds no display to open a dialog on")
  @Test
  void askpassFindsNoDisplay() throws Exception {
    try (Servers servers = new Servers(users)) {
      servers.httpWithLogin();
      Path seen = users.work().resolve("seen");
      users
          .where("DISPLAY", ":0")
          .where("WAYLAND_DISPLAY", "wayland-0")
          .where("VSCODE_GIT_IPC_HANDLE", "/run/user/1000/vscode.sock")
          .where("GIT_ASKPASS", users.script("dialog", "env > " + seen, "exit 1").toString());

      assertThatExceptionOfType(RemoteException.class)
          .isThrownBy(users::asked)
          .withMessageContaining("could not read Username");
      assertThat(Files.readAllLines(seen))
          .contains("DISPLAY=:", "WAYLAND_DISPLAY=:", "GIT_TERMINAL_PROMPT=0")
          .noneMatch(line -> line.startsWith("VSCODE_GIT_"));
    }
  }

  private List<String> alive() throws IOException {
    return Files.readAllLines(pids).stream()
        .filter(pid -> ProcessHandle.of(Long.parseLong(pid)).filter(this::runs).isPresent())
        .toList();
  }

  /** Not a zombie that its new parent has not reaped yet. */
  private boolean runs(ProcessHandle handle) {
    return handle.isAlive() && handle.info().command().isPresent();
  }
}
