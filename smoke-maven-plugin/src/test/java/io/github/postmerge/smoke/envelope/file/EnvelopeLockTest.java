package io.github.postmerge.smoke.envelope.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvelopeLockTest {

  private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));

  @TempDir Path folder;
  private Path owner;
  private Path lock;
  private EnvelopeFile file;

  @BeforeEach
  void chooseThePath() {
    owner = folder.resolve(".envelope.json.owner");
    lock = folder.resolve(".envelope.json.lock");
    file = new EnvelopeFile(folder.resolve("envelope.json"));
  }

  @Test
  void secondRunIsToldWhoWritesAndSinceWhen() throws Exception {
    try (Closeable first = file.lock()) {
      assertThat(first).isNotNull();
      Files.setLastModifiedTime(lock, LONG_AGO);
      String holder = "process " + ProcessHandle.current().pid() + ", since 2026-01-01T00:00:00Z";
      assertInUse(holder);
    }
    file.lock().close();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void lockOfADeadRunIsTakenOver() throws Exception {
    Files.createFile(lock);
    Files.writeString(owner, note(deadPid()));

    try (Closeable held = file.lock()) {
      assertThat(held).isNotNull();
      assertThat(owner).content().contains("pid " + ProcessHandle.current().pid() + ",");
    }
  }

  /** What kills the dead run's tree deletes its envelope if the smoke changed it. */
  @Test
  void lockOfADeadRunIsNotTakenOverBeforeItsTreeIsKilled() throws Exception {
    Files.createFile(lock);
    Files.writeString(owner, note(deadPid()));
    Process killer = new ProcessBuilder("sh", "-c", "sleep 0.5; :", guarding(file.path())).start();

    file.lock().close();

    assertThat(killer.isAlive()).isFalse();
  }

  @Test
  void lockWhoseOwnerDiedAsItAcquiredItIsDropped() throws Exception {
    Files.createFile(lock);
    Files.setLastModifiedTime(lock, LONG_AGO);

    file.lock().close();

    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void lockThatIsBeingReleasedIsWaitedFor() throws Exception {
    Files.createFile(lock);
    CompletableFuture<Void> release =
        CompletableFuture.runAsync(
            this::removeLock, CompletableFuture.delayedExecutor(200, TimeUnit.MILLISECONDS));

    file.lock().close();

    release.join();
  }

  /** Its note cannot be read here, so nobody knows whether it lives. */
  @Test
  void lockOfAnotherMachineIsNeverTaken() throws Exception {
    Files.createFile(lock);
    Files.writeString(owner, "another version's");
    Files.setLastModifiedTime(lock, LONG_AGO);

    assertInUse("one on another machine, since 2026-01-01T00:00:00Z");
    assertThat(lock).exists();
    assertThat(owner).hasContent("another version's");
  }

  private void assertInUse(String holder) {
    assertThatThrownBy(file::lock)
        .isInstanceOfSatisfying(
            EnvelopeInUseException.class, e -> assertThat(e.holder()).isEqualTo(holder))
        .hasMessage(
            "Another run is writing the envelope \"%s\": %s. Wait for its end, or name another file"
                + " with -Dsmoke.envelope=FILE.",
            file.path(), holder);
  }

  private void removeLock() {
    try {
      Files.delete(lock);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static long deadPid() throws Exception {
    Process dead = new ProcessBuilder("true").start();
    dead.waitFor();
    return dead.pid();
  }

  private static String guarding(Path path) {
    byte[] name = path.toString().getBytes(StandardCharsets.UTF_8);
    return "guarded-file:" + Base64.getUrlEncoder().withoutPadding().encodeToString(name);
  }

  private static String note(long pid) {
    return "smoke run in progress; pid %d, started 2026-01-01T00:00:00Z, boot x".formatted(pid);
  }
}
