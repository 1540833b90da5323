package io.github.postmerge.smoke.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.postmerge.smoke.envelope.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The line that a red run prints, pasted into a fresh clone's shell, reproduces it. */
@Tag("real-maven")
class PastedLineTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long LONGEST_SECONDS = 300;

  @TempDir Path work;

  @ParameterizedTest(name = "{0}")
  @MethodSource("redFixtures")
  void redRunIsReproducedInAFreshClone(Path fixture) throws Exception {
    Path folder = work.toRealPath().resolve("red");
    new Replay(ReplayCase.read(fixture), folder, anotherMachine()).run();
    Path clone = freshClone(folder.resolve("origin.git"));
    Path envelope = clone.resolve("target/smoke/envelope.json");
    Files.createDirectories(envelope.getParent());
    Files.copy(folder.resolve("envelope.json"), envelope);

    String line = JSON.readTree(envelope.toFile()).at("/escalation/reproduce").asString();

    assertThat(paste(line, clone)).as("exit code of %s", line).isZero();
    assertThat(answer(clone).get("answer").asString()).isEqualTo("REPRODUCED");
    assertThat(answer(clone).at("/expected/failure_reason"))
        .isEqualTo(JSON.readTree(envelope.toFile()).at("/result/failure_reason"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("oneRedFixture")
  void envelopeComesThroughAPipeWhereAShallowCloneLacksTheCommit(Path fixture) throws Exception {
    Path folder = work.toRealPath().resolve("red");
    new Replay(ReplayCase.read(fixture), folder, anotherMachine()).run();
    Path clone = work.resolve("clone");
    try (Git git =
        Git.cloneRepository()
            .setURI(folder.resolve("origin.git").toUri().toString())
            .setDirectory(clone.toFile())
            .setBranchesToClone(List.of("refs/heads/case/base"))
            .setBranch("refs/heads/case/base")
            .setDepth(1)
            .call()) {
      assertThat(git.getRepository().resolve("HEAD")).isNotNull();
    }
    String line =
        JSON.readTree(folder.resolve("envelope.json").toFile())
            .at("/escalation/reproduce")
            .asString()
            .replace("target/smoke/envelope.json", "-");

    assertThat(paste("cat " + folder.resolve("envelope.json") + " | " + line, clone)).isZero();
    assertThat(answer(clone).get("answer").asString()).isEqualTo("REPRODUCED");
  }

  static List<Path> redFixtures() throws IOException {
    try (Stream<Path> cases = Files.list(Path.of("..", "fixtures").toRealPath())) {
      return cases.filter(PastedLineTest::isRedEachTime).sorted().toList();
    }
  }

  static List<Path> oneRedFixture() throws IOException {
    return redFixtures().stream().filter(f -> f.endsWith("fails")).toList();
  }

  /** What is red only once, or only sometimes, says so in its own golden. */
  private static boolean isRedEachTime(Path fixture) {
    Path envelope = fixture.resolve(Replay.ENVELOPE);
    Path reproduction = fixture.resolve(Replay.REPRODUCTION);
    return Files.exists(envelope)
        && JSON.readTree(envelope.toFile()).get("escalation").isObject()
        && (!Files.exists(reproduction)
            || JSON.readTree(reproduction.toFile()).get("answer").asString().equals("REPRODUCED"));
  }

  private static Environment anotherMachine() {
    return new Environment(
        "Plan 9", "mips", "17", null, null, "UTC", "en", System.getProperty("it.plugin", ""), null);
  }

  private Path freshClone(Path origin) throws Exception {
    Path clone = work.resolve("clone");
    try (Git git =
        Git.cloneRepository()
            .setURI(origin.toUri().toString())
            .setDirectory(clone.toFile())
            .call()) {
      assertThat(git.getRepository().resolve("HEAD")).isNotNull();
    }
    return clone;
  }

  private static JsonNode answer(Path clone) {
    return JSON.readTree(clone.resolve("target/smoke/reproduction.json").toFile());
  }

  /** As a person would, but for a Maven and a repository of this build's own. */
  private int paste(String line, Path clone) throws Exception {
    Path it = Path.of(System.getProperty("it.folder", "")).toRealPath();
    Path settings = Files.writeString(work.resolve("settings.xml"), settings());
    ProcessBuilder shell = new ProcessBuilder("sh", "-c", line).directory(clone.toFile());
    shell
        .environment()
        .put("PATH", it.resolve("maven/apache-maven-3.9.16/bin") + ":" + System.getenv("PATH"));
    shell
        .environment()
        .put(
            "MAVEN_ARGS",
            "-B -ntp -s " + settings + " -Dmaven.repo.local=" + it.resolve("it-repo"));
    shell.environment().put("XDG_CACHE_HOME", work.resolve("cache").toString());
    shell.environment().remove("MAVEN_OPTS");
    Path log = work.resolve("log.txt");
    Process process = shell.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      assertThat(process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS))
          .as("ended within %d s", LONGEST_SECONDS)
          .isTrue();
    } finally {
      process.destroyForcibly();
      System.out.println(line + "\n" + Files.readString(log));
    }
    return process.exitValue();
  }

  /** The files that the outer build has are where everything else comes from. */
  private static String settings() {
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
