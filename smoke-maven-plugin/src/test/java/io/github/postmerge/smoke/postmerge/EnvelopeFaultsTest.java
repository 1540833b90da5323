package io.github.postmerge.smoke.postmerge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.postmerge.smoke.faults.AllAtOnce;
import io.github.postmerge.smoke.faults.Jvm;
import io.github.postmerge.smoke.faults.Mounts;
import io.github.postmerge.smoke.faults.Strace;
import io.github.postmerge.smoke.faults.Strace.Call;
import io.github.postmerge.smoke.it.MergedRepository;
import io.github.postmerge.smoke.parameters.SmokeProperties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole run whose envelope cannot be written ends in error, whatever the smoke said. */
class EnvelopeFaultsTest {

  private static final String OLD = "{\"status\": \"PASS\"}\n";

  @TempDir Path work;
  private Path disk;
  private Path repository;

  @BeforeEach
  void mergeSomething() throws Exception {
    repository = Files.createDirectory(work.resolve("copy"));
    Files.writeString(repository.resolve("file.txt"), "one\n");
    MergedRepository.smoking(repository.toFile(), "head -c 60000 /dev/zero | tr '\\0' x");
    disk = Files.createDirectory(work.resolve("disk"));
    Files.writeString(disk.resolve("envelope.json"), OLD);
  }

  @DisplayName("26 a run on a full disk is an error, and leaves nothing")
  @Test
  void fullDiskIsAnError() throws Exception {
    Mounts.assumeTheyWork();
    assertThat(said(Mounts.full(disk, run(work, disk))))
        .containsSubsequence(
            "ERROR, file says nothing: The envelope \"",
            "cannot be written: No space left on device",
            "left: filling\n")
        .doesNotContain("COMMIT");
  }

  @DisplayName("26 a run whose verdict finds the disk full is an error, and says RUNNING")
  @Test
  void diskThatFillsUpIsAnError() throws Exception {
    Mounts.assumeTheyWork();
    assertThat(said(Mounts.ofSize("16k", disk, run(work, disk))))
        .containsSubsequence(
            "SMOKE\n",
            "ERROR, file says RUNNING: The envelope \"",
            "cannot be written: No space left on device",
            "left: envelope.json\n");
  }

  @DisplayName(
      "68 a smoke that fills the disk which cache and envelope are on: its verdict, nothing kept")
  @Test
  void smokeThatFillsTheDiskIsJudged() throws Exception {
    Mounts.assumeTheyWork();
    Path greedy = Files.createDirectory(work.resolve("greedy"));
    Files.writeString(greedy.resolve("file.txt"), "one\n");
    MergedRepository.smoking(
        greedy.toFile(), "dd if=/dev/zero of=big bs=64k; dd if=/dev/zero of=rest bs=1; exit 0");
    List<String> run =
        LoneRun.commandLine(
            work,
            greedy,
            SmokeProperties.ENVELOPE + "=" + disk.resolve("envelope.json"),
            SmokeProperties.WORKTREE_ROOT + "=" + disk.resolve("worktrees"));

    assertThat(said(Mounts.ofSize("4m", disk, run)))
        .contains("SUCCESS, file says PASS")
        .containsPattern("left: envelope.json( envelope.log)? worktrees\n");
  }

  @DisplayName("68 a log that fills the envelope's disk makes room for the verdict")
  @Test
  void logThatFillsTheDiskMakesRoom() throws Exception {
    Mounts.assumeTheyWork();
    Path loud = Files.createDirectory(work.resolve("loud"));
    Files.writeString(loud.resolve("file.txt"), "one\n");
    MergedRepository.smoking(loud.toFile(), "head -c 3000000 /dev/zero | tr '\\0' x; exit 0");
    List<String> run =
        LoneRun.commandLine(
            work, loud, SmokeProperties.ENVELOPE + "=" + disk.resolve("envelope.json"));

    assertThat(said(Mounts.ofSize("200k", disk, run)))
        .contains("SUCCESS, file says PASS")
        .contains("left: envelope.json\n");
  }

  @DisplayName("26 a run that may only read is an error, and the old envelope is intact")
  @Test
  void readOnlyDiskIsAnError() throws Exception {
    Mounts.assumeTheyWork();
    assertThat(said(Mounts.readOnly(disk, run(work, disk))))
        .contains("ERROR, file says PASS: The envelope \"", "Read-only file system")
        .doesNotContain("COMMIT");
    assertThat(disk.resolve("envelope.json")).hasContent(OLD);
  }

  @DisplayName("26 a run refused EXDEV or EIO at any rename is an error, and leaves nothing")
  @Test
  void refusedRenameIsAnError() throws Exception {
    Strace.assumeItWorks();
    List<Call> renames =
        Strace.calls(disk, run(work, disk), work.resolve("log")).stream()
            .filter(call -> call.name().startsWith("rename"))
            .toList();
    assertThat(renames).as("of the lock, RUNNING and the verdict").hasSize(3);
    AllAtOnce.forEach(
        List.of("EXDEV", "EIO"),
        error -> {
          for (int i = 0; i < renames.size(); i++) {
            Path own = Files.createDirectory(work.resolve(error + i));
            Path place = Files.createDirectory(own.resolve("disk"));
            Files.writeString(place.resolve("envelope.json"), OLD);
            assertThat(said(Strace.injecting(renames.get(i), "error=" + error, run(own, place))))
                .contains("ERROR, file says " + (i < 2 ? "PASS" : "RUNNING"));
            assertThat(place).isDirectoryNotContaining("glob:**.tmp");
          }
        });
  }

  private List<String> run(Path own, Path place) {
    return LoneRun.commandLine(
        own, repository, SmokeProperties.ENVELOPE + "=" + place.resolve("envelope.json"));
  }

  private static String said(List<String> command) throws IOException {
    return Jvm.saidBy(Jvm.start(command));
  }
}
