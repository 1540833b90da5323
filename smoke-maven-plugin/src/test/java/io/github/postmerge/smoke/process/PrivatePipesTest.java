package io.github.postmerge.smoke.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;

class PrivatePipesTest {

  private static final Path SHELL = Path.of("/bin/sh");

  /** The JDK drains the pipes of a process that ends, and our pipes belong to such a process. */
  @RepeatedTest(50)
  void outputWrittenBeforeTheFirstReadIsNotLost() throws Exception {
    try (Pipes pipes = PrivatePipes.open(SHELL)) {
      ProcessBuilder builder = new ProcessBuilder("sh", "-c", "echo out; echo err >&2");
      pipes.redirect(builder);
      Process command = builder.start();
      command.waitFor();

      pipes.launched();

      assertThat(text(pipes, command)).isEqualTo(List.of("out\n", "err\n"));
    }
  }

  private static List<String> text(Pipes pipes, Process command) throws IOException {
    return List.of(
        new String(
            new BufferedInputStream(pipes.stdout(command)).readAllBytes(), StandardCharsets.UTF_8),
        new String(
            new BufferedInputStream(pipes.stderr(command)).readAllBytes(), StandardCharsets.UTF_8));
  }
}
