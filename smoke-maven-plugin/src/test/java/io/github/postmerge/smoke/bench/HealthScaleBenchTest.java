package io.github.postmerge.smoke.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.postmerge.smoke.faults.Figures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * {@code mvn smoke:health} in a small heap, against {@code cat} and {@code jq} of the same files.
 */
@Tag("bench")
@Tag("real-maven")
class HealthScaleBenchTest {

  @TempDir(factory = BenchFolder.class)
  Path work;

  @ParameterizedTest
  @CsvSource({"10000, 256m", "100000, 256m", "1000000, 2g"})
  void health(int runs, String heap) throws Exception {
    Instant newest = Instant.now().truncatedTo(ChronoUnit.HOURS).minus(2, ChronoUnit.HOURS);
    List<String> main = BenchMain.build(work.resolve("origin.git"), runs / 2, newest);
    new BenchHistory(work.resolve("history"), main, newest).write();

    String title = String.format("%,d runs", runs);
    Figures.tell(title + ", smoke:health in a heap of " + heap, "%,d ms", maven(heap));
    Figures.tell(title + ", cat of the files", "%,d ms", shell("cat"));
    Figures.tell(title + ", jq of one field", "%,d ms", shell("jq -r .envelope.status"));
  }

  private long shell(String program) throws Exception {
    return timed(
        List.of("sh", "-c", "find history -name '*.json' -print0 | xargs -0 " + program), "");
  }

  private long maven(String heap) throws Exception {
    Path settings =
        Files.writeString(work.resolve("settings.xml"), WholeProcessBenchTest.settings());
    return timed(
        List.of(
            System.getProperty("it.maven", "") + "/bin/mvn",
            "-B",
            "-ntp",
            "-s",
            settings.toString(),
            "-Dmaven.repo.local=" + System.getProperty("it.repository", ""),
            "io.github.postmerge:smoke-maven-plugin:"
                + System.getProperty("it.plugin", "")
                + ":health",
            "-Dsmoke.repository=" + work.resolve("origin.git"),
            "-Dsmoke.remote=" + work.resolve("origin.git").toUri(),
            "-Dsmoke.history=" + work.resolve("history"),
            "-Dsmoke.healthDirectory=" + work.resolve("health"),
            "-Dsmoke.healthFollows=never"),
        "-Xmx" + heap);
  }

  private long timed(List<String> argv, String options) throws IOException, InterruptedException {
    Path log = work.resolve("log.txt");
    ProcessBuilder builder =
        new ProcessBuilder(new ArrayList<>(argv))
            .directory(work.toFile())
            .redirectError(log.toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
    builder.environment().put("MAVEN_OPTS", options);
    long start = System.nanoTime();
    int exitCode = builder.start().waitFor();
    long took = System.nanoTime() - start;
    assertThat(exitCode).as("%s said: %s", argv, Files.readString(log)).isZero();
    return took / 1_000_000;
  }
}
