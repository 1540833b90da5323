package io.github.postmerge.smoke.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardedFileTest {

  private static final Executor ITS_OWN_THREAD = task -> new Thread(task).start();

  @TempDir private Path folder;

  @Test
  void fileIsDeletedOnlyIfItHasChanged() throws Exception {
    Path file = Files.writeString(folder.resolve("envelope.json"), "running");
    GuardedFile guarded = GuardedFile.of(file, "running".getBytes(UTF_8));

    guarded.deleteIfChanged();
    assertThat(file).exists();

    Files.writeString(file, "forged");
    guarded.deleteIfChanged();
    assertThat(file).doesNotExist();
  }

  /** What it would delete otherwise is the file of whoever came next. */
  @Test
  void nextRunWaitsForTheGuardOfADeadOne() throws Exception {
    Path file = folder.resolve("envelope.json");
    GuardedFile guarded = GuardedFile.of(file, new byte[0]);
    Process guard = new ProcessBuilder("sh", "-c", "read line", "sh", guarded.argument()).start();
    try {
      CompletableFuture<Void> next =
          CompletableFuture.runAsync(() -> GuardedFile.awaitEndOfGuards(file), ITS_OWN_THREAD);
      CompletableFuture<Void> ofAnotherFile =
          CompletableFuture.runAsync(
              () -> GuardedFile.awaitEndOfGuards(folder.resolve("another.json")), ITS_OWN_THREAD);
      ofAnotherFile.get(10, TimeUnit.SECONDS);
      assertThat(next).isNotDone();

      guard.getOutputStream().close();
      next.get(10, TimeUnit.SECONDS);
      assertThat(guard.waitFor(10, TimeUnit.SECONDS)).isTrue();
    } finally {
      guard.destroyForcibly();
    }
  }
}
