package io.github.postmerge.smoke.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.github.postmerge.smoke.it.MergedRepository;
import io.github.postmerge.smoke.parameters.Parameters;
import io.github.postmerge.smoke.parameters.SmokeProperties;
import io.github.postmerge.smoke.postmerge.PostMergeSmoke;
import io.github.postmerge.smoke.run.Caller;
import io.github.postmerge.smoke.run.RunContext;
import io.github.postmerge.smoke.run.RunListener;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AbortOnShutdownTest {

  private static final int PATIENCE_SECONDS = 60;

  /** Told apart from those of other builds on this machine. */
  private static final String SLEEP = "sleep 9" + ProcessHandle.current().pid();

  @TempDir Path work;

  @DisplayName("13 SIGTERM and Ctrl-C end the tree, remove the worktree and leave ABORTED")
  @ParameterizedTest
  @ValueSource(strings = {"TERM", "INT"})
  void signalAbortsTheRun(String signal) throws Exception {
    assumeFalse(isIgnoredHere(signal), "a process that ignores it hands that on, as nohup does");
    Path folder = Files.createDirectory(work.resolve("copy"));
    Files.writeString(folder.resolve("file.txt"), "one\n");
    MergedRepository.smoking(folder.toFile(), "echo ready; " + SLEEP + " & " + SLEEP);
    Process run =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Run.class.getName(),
                folder.toString(),
                work.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      BufferedReader lines = run.inputReader(StandardCharsets.UTF_8);
      waitUntilReady(lines);
      new ProcessBuilder("kill", "-" + signal, Long.toString(run.pid())).start().waitFor();
      assertThat(run.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
      assertThat(lines.lines()).contains("told");
    } finally {
      run.destroyForcibly();
    }
    assertThat(run.exitValue()).isEqualTo(signal.equals("TERM") ? 143 : 130);
    assertThat(work.resolve("envelope.json"))
        .content()
        .contains("\"status\": \"ABORTED\"", "\"failure_reason\": \"ABORTED\"", "ready\\n");
    assertThat(work.resolve("worktrees")).isEmptyDirectory();
    assertThat(folder.resolve(".git/worktrees")).doesNotExist();
    assertThat(sleepers()).isEmpty();
  }

  private static boolean isIgnoredHere(String signal) throws IOException {
    int bit = (signal.equals("TERM") ? 15 : 2) - 1;
    try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
      return lines
          .filter(l -> l.startsWith("SigIgn:"))
          .anyMatch(
              l ->
                  (Long.parseUnsignedLong(l.substring("SigIgn:".length()).strip(), 16) >> bit & 1)
                      == 1);
    }
  }

  private static void waitUntilReady(BufferedReader lines) throws IOException {
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.equals("ready")) {
        return;
      }
    }
    throw new AssertionError("the run ended before its smoke was ready");
  }

  private static Stream<String> sleepers() {
    return ProcessHandle.allProcesses()
        .map(p -> p.info().commandLine().orElse(""))
        .filter(c -> c.endsWith(SLEEP));
  }

  /** Runs a smoke as the goal does, in a JVM of its own. */
  static final class Run {

    private Run() {}

    public static void main(String[] arguments) {
      Map<String, String> values =
          Map.of(
              SmokeProperties.REPOSITORY, arguments[0],
              SmokeProperties.ENVELOPE, arguments[1] + "/envelope.json",
              SmokeProperties.WORKTREE_ROOT, arguments[1] + "/worktrees");
      try (AbortOnShutdown abort = new AbortOnShutdown()) {
        abort.watch();
        new PostMergeSmoke(RunContext.onThisSystem(new Caller(null, "1", List.of())))
            .run(new Parameters(values, List.of()), new Printer());
        boolean isToldToStop = Thread.interrupted();
        LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
        System.out.println(isToldToStop ? "told" : "not told");
      }
    }
  }

  /** Prints the smoke's own output. */
  private static final class Printer implements RunListener {

    @Override
    public void step(Step step, String detail) {}

    @Override
    public void output(String line) {
      System.out.println(line);
    }

    @Override
    public void silence(Duration remaining) {}

    @Override
    public void warning(String message) {}
  }
}
