package io.github.postmerge.smoke.postmerge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.postmerge.smoke.git.IdleWorktrees;
import io.github.postmerge.smoke.it.MergedRepository;
import io.github.postmerge.smoke.verdict.Status;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserRepositoryTest {

  @TempDir Path work;
  private Path folder;

  @BeforeEach
  void makeWorkingCopyWithUncommittedChanges() throws IOException {
    folder = Files.createDirectory(work.resolve("copy"));
    Files.writeString(folder.resolve("tracked.txt"), "one\n");
  }

  @DisplayName("29 the user's repository is byte for byte as before, whatever came of the run")
  @ParameterizedTest
  @CsvSource({
    "echo fine,              false, PASS",
    "exit 3,                 false, FAIL",
    "sleep 60,               false, TIMEOUT",
    "echo x > tracked.txt,   false, PASS",
    "echo fine,              true,  STALE",
    "no-such-program-at-all, false, FAIL"
  })
  void nothingOfTheUsersIsTouched(String smoke, boolean superseded, Status status)
      throws Exception {
    MergedRepository repository = MergedRepository.smoking(folder.toFile(), smoke);
    if (superseded) {
      repository.superseded();
    }
    Files.writeString(folder.resolve("tracked.txt"), "changed\n");
    Files.writeString(folder.resolve("untracked.txt"), "new\n");
    Map<String, String> before = snapshot(folder);
    Map<String, String> originBefore = snapshot(repository.origin());

    PostMergeSmokeOutcome outcome = run();

    assertThat(outcome.envelope().status()).isEqualTo(status);
    assertThat(snapshot(folder)).isEqualTo(before);
    assertThat(snapshot(repository.origin())).isEqualTo(originBefore);
    new IdleWorktrees(work.resolve("worktrees")).clear();
    assertThat(snapshot(work.resolve("worktrees"))).as("in use by nobody").isEmpty();
    assertThat(snapshot(work.resolve("cache"))).isEmpty();
  }

  private PostMergeSmokeOutcome run() {
    return new EngineRun(work, folder).with(SmokeProperties.TIMEOUT, "1").start();
  }

  /** Every file's bytes, mode and modification time, by path. */
  private static Map<String, String> snapshot(Path root) throws IOException {
    Map<String, String> files = new TreeMap<>();
    if (Files.notExists(root)) {
      return files;
    }
    try (Stream<Path> all = Files.walk(root)) {
      for (Path file : all.filter(f -> !Files.isDirectory(f)).toList()) {
        files.put(
            root.relativize(file).toString().replace(File.separatorChar, '/'),
            Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS)
                + " "
                + Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS)
                + " "
                + Arrays.hashCode(Files.readAllBytes(file)));
      }
    }
    return files;
  }
}
