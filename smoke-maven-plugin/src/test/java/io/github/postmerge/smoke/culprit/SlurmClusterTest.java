package io.github.postmerge.smoke.culprit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlurmClusterTest {

  private static final Duration LONGEST = Duration.ofSeconds(60);

  @TempDir Path folder;

  @Test
  @DisplayName("the tasks of an array job run on both nodes, and each is told its number")
  void arrayJobRunsOnBothNodes() throws Exception {
    try (SlurmCluster slurm = SlurmCluster.start(folder.resolve("slurm"))) {
      Path script =
          Files.writeString(
              folder.resolve("job"),
              "#!/bin/sh\necho \"$SLURM_ARRAY_TASK_ID $SLURMD_NODENAME\"\nsleep 1\n");
      String job =
          slurm.submit("--array=0-3", "--output=" + folder.resolve("%a.out"), script.toString());
      slurm.awaitEnd(job, LONGEST);
      List<String[]> said =
          IntStream.range(0, 4).mapToObj(i -> read(folder.resolve(i + ".out"))).toList();
      assertThat(said).extracting(words -> words[0]).containsExactly("0", "1", "2", "3");
      assertThat(new TreeSet<>(said.stream().map(words -> words[1]).toList()))
          .containsExactly("n1", "n2");
    }
  }

  private static String[] read(Path file) {
    try {
      return Files.readString(file).strip().split(" ", 2);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
