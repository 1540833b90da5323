package io.github.postmerge.smoke.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.postmerge.smoke.bench.BenchRepository.Size;
import io.github.postmerge.smoke.git.NativeGit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The whole of {@code mvn smoke:post-merge} with a smoke that does nothing, against the shell
 * script that a team would write, and against what Maven takes to do nothing at all.
 *
 * <p>Give a repository of your own with {@code -Dsmoke.bench.repository=FOLDER}; its branch {@code
 * main} is what is smoked.
 */
@Tag("bench")
@Tag("real-maven")
class WholeProcessBenchTest {

  private static final int ROUNDS = Integer.getInteger("smoke.bench.rounds", 9);
  private static final String OWN = "smoke.bench.repository";

  /** As a team would write it: main's head, a worktree, the smoke under a deadline, and away. */
  private static final String SCRIPT =
      """
      set -e
      test "$(git ls-remote origin refs/heads/main | cut -f1)" = "$1"
      git worktree add -q --detach "$2" "$1"
      (cd "$2" && timeout -k 5 600 sh -c true)
      git worktree remove --force "$2"
      """;

  @TempDir(factory = BenchFolder.class)
  Path work;

  @ParameterizedTest
  @ValueSource(ints = {1_000, 10_000})
  void generatedRepository(int files) throws Exception {
    Path origin = BenchRepository.build(work.resolve("origin.git"), new Size(files, 1, 1)).folder();
    measure(origin, String.format("%,d files", files));
  }

  @Test
  @EnabledIfSystemProperty(named = OWN, matches = ".+")
  void ownRepository() throws Exception {
    Path origin = work.resolve("origin.git");
    NativeGit.run(
        work, "clone", "-q", "--bare", "--shared", System.getProperty(OWN), origin.toString());
    measure(origin, "own");
  }

  private void measure(Path origin, String title) throws Exception {
    Path clone = work.resolve("clone");
    NativeGit.run(work, "clone", "-q", origin.toString(), clone.toString());
    Path empty = Files.createDirectory(work.resolve("empty"));
    Files.writeString(empty.resolve("pom.xml"), EMPTY_POM);
    Pairs pairs = new Pairs(ROUNDS);
    String main = NativeGit.run(origin, "rev-parse", "main").strip();
    List<String> commits =
        new ArrayList<>(
            List.of(
                NativeGit.run(origin, "rev-parse", "main~1").strip(),
                NativeGit.run(origin, "rev-parse", "main~2").strip()));
    pairs.tell(
        title + ", whole process fresh, less Maven's own, against a script",
        () -> smoke(clone, main, "-Dsmoke.reuseWorktree=false") - floor(empty),
        () -> script(clone, main));
    pairs.tell(
        title + ", whole process reused, less Maven's own, against a script",
        () -> {
          commits.add(commits.remove(0));
          NativeGit.run(origin, "update-ref", "refs/heads/main", commits.get(0));
          return smoke(clone, commits.get(0), "-Dsmoke.reuseWorktree=true") - floor(empty);
        },
        () -> script(clone, commits.get(0)));
    NativeGit.run(origin, "update-ref", "refs/heads/main", main);
    pairs.tell(
        title + ", mvn validate of an empty POM, against a script",
        () -> floor(empty),
        () -> script(clone, main));
  }

  private long smoke(Path clone, String commit, String reuse) throws Exception {
    return maven(
        clone,
        "io.github.postmerge:smoke-maven-plugin:"
            + System.getProperty("it.plugin", "")
            + ":post-merge",
        "-Dsmoke.mergeCommit=" + commit,
        "-Dsmoke.taskId=task-1",
        "-Dsmoke.command=true",
        reuse);
  }

  private long floor(Path empty) throws Exception {
    return maven(empty, "validate");
  }

  private long maven(Path folder, String... arguments) throws Exception {
    List<String> argv =
        new ArrayList<>(
            List.of(
                System.getProperty("it.maven", "") + "/bin/mvn",
                "-B",
                "-ntp",
                "-s",
                Files.writeString(work.resolve("settings.xml"), settings()).toString(),
                "-Dmaven.repo.local=" + System.getProperty("it.repository", "")));
    argv.addAll(List.of(arguments));
    return timed(folder, argv);
  }

  private long script(Path clone, String commit) throws Exception {
    return timed(
        clone, List.of("sh", "-c", SCRIPT, "sh", commit, work.resolve("theirs").toString()));
  }

  private long timed(Path folder, List<String> argv) throws Exception {
    Path log = work.resolve("log.txt");
    ProcessBuilder builder =
        new ProcessBuilder(argv)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
    builder.environment().put("XDG_CACHE_HOME", work.resolve("cache").toString());
    builder.environment().remove("MAVEN_OPTS");
    long start = System.nanoTime();
    Process process = builder.start();
    int exitCode = process.waitFor();
    long took = System.nanoTime() - start;
    assertThat(exitCode).as("%s said: %s", argv, Files.readString(log)).isZero();
    return took;
  }

  private static final String EMPTY_POM =
      """
      <project>
        <modelVersion>4.0.0</modelVersion>
        <groupId>bench</groupId>
        <artifactId>empty</artifactId>
        <version>1</version>
        <packaging>pom</packaging>
      </project>
      """;

  /** The files that the outer build has are where everything else comes from. */
  static String settings() {
    return """
        <settings>
          <mirrors>
            <mirror>
              <id>what-the-outer-build-has</id>
              <mirrorOf>*</mirrorOf>
              <url>%s</url>
            </mirror>
          </mirrors>
        </settings>
        """
        .formatted(Path.of(System.getProperty("it.mirror", "")).toUri());
  }
}
