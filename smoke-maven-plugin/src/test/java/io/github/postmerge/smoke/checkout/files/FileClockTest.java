package io.github.postmerge.smoke.checkout.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileClockTest {

  private static final int OFTEN = 50;

  @TempDir Path folder;

  @Test
  void whatIsChangedOnceTheTickHasPassedCanBeTold() throws Exception {
    assumeTrue(FileState.isTold(), "the system does not tell when a file was changed");
    Path file = folder.resolve("file");
    Files.writeString(file, "checked out");
    for (int i = 0; i < OFTEN; i++) {
      FileState before = FileState.of(file);
      FileTime modified = Files.getLastModifiedTime(file);

      assertThat(FileClock.hasPassed(List.of(before), folder.resolve("probe"))).isTrue();
      Files.writeString(file, i % 2 == 0 ? "poisoned" : "checked out");
      Files.setLastModifiedTime(file, modified);

      assertThat(FileState.of(file)).isNotEqualTo(before);
    }
  }

  @Test
  void hasNotPassedWhatIsStillToCome() throws Exception {
    FileState later = new FileState(Integer.MAX_VALUE, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1);

    assertThat(FileClock.hasPassed(List.of(later), folder.resolve("probe"))).isFalse();
    assertThat(folder.resolve("probe")).doesNotExist();
  }
}
