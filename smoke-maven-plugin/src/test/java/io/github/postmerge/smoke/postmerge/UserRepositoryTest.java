package io.github.postmerge.smoke.postmerge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.postmerge.smoke.it.MergedRepository;
import io.github.postmerge.smoke.parameters.SmokeProperties;
import io.github.postmerge.smoke.verdict.Status;
import io.github.postmerge.smoke.worktree.IdleWorktrees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
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
    Map<String, String> before = Snapshot.of(folder);
    Map<String, String> originBefore = Snapshot.of(repository.origin());

    PostMergeSmokeOutcome outcome = run();

    assertThat(outcome.envelope().status()).isEqualTo(status);
    assertThat(Snapshot.of(folder)).isEqualTo(before);
    assertThat(Snapshot.of(repository.origin())).isEqualTo(originBefore);
    new IdleWorktrees(work.resolve("worktrees")).clear();
    assertThat(Snapshot.of(work.resolve("worktrees"))).as("in use by nobody").isEmpty();
    assertThat(Snapshot.of(work.resolve("cache"))).isEmpty();
  }

  private PostMergeSmokeOutcome run() {
    return new EngineRun(work, folder).with(SmokeProperties.TIMEOUT, "1").start();
  }
}
