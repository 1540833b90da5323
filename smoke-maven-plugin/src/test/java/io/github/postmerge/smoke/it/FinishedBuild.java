package io.github.postmerge.smoke.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.postmerge.smoke.envelope.PostMergeSmokeRun;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What a Maven build showed and wrote; for the integration tests' verify scripts. */
public final class FinishedBuild {

  private static final String SCHEMA = "post-merge-smoke-run.schema.json";

  private static final Pattern TERMINAL_CLOSED =
      Pattern.compile(
          "(?s)(\\[ERROR] Terminal has been closed|java.lang.IllegalStateException: Already"
              + " uninstalled)\\R.*");

  private final Path folder;
  private final String log;

  private FinishedBuild(Path folder, String log) {
    this.folder = folder;
    this.log = log;
  }

  /**
   * The build in a folder, which showed no stack trace.
   *
   * <p>Except Maven's own: where it is told to stop, the shutdown hook of Maven 3.10 and 4 may
   * close the terminal before the main thread has reported how the build ended, or has closed it
   * too.
   */
  public static FinishedBuild of(File folder) throws IOException {
    String log =
        Files.readString(folder.toPath().resolve("build.log"))
            .replaceAll("(?m)^(Running|Finished) (pre|post)-build script: .*\\R", "");
    assertThat(TERMINAL_CLOSED.matcher(log).replaceAll(""))
        .doesNotContainPattern("(?m)^\\s+at [\\w.$/]+ ?\\(");
    return new FinishedBuild(folder.toPath(), log);
  }

  /** Maven reports success. */
  public FinishedBuild succeeded() {
    return shows("BUILD SUCCESS").hides("[ERROR]");
  }

  /** The smoke said no. */
  public FinishedBuild failed() {
    return shows("BUILD FAILURE", "/MojoFailureException").hides("/MojoExecutionException");
  }

  /** It could not be found out. */
  public FinishedBuild broke() {
    return shows("BUILD FAILURE", "/MojoExecutionException").hides("/MojoFailureException");
  }

  /** Its log has all of these. */
  public FinishedBuild shows(String... texts) {
    assertThat(log).contains(List.of(texts));
    return this;
  }

  /** Its log has none of these. */
  public FinishedBuild hides(String... texts) {
    assertThat(log).doesNotContain(List.of(texts));
    return this;
  }

  /** The log as it is. */
  public String log() {
    return log;
  }

  /** The envelope in the build folder, which is valid and says this. */
  public Map<String, @Nullable Object> wrote(String status, String reason, boolean goOn)
      throws IOException {
    return wrote("target/smoke/envelope.json", status, reason, goOn);
  }

  /** The same, somewhere else. */
  public Map<String, @Nullable Object> wrote(
      String path, String status, String reason, boolean goOn) throws IOException {
    String json = Files.readString(folder.resolve(path));
    assertThat(schema().validate(json, InputFormat.JSON)).isEmpty();
    Map<String, @Nullable Object> envelope =
        new JsonMapper().readValue(json, new TypeReference<>() {});
    assertThat(envelope)
        .containsEntry("status", status)
        .containsEntry("reason_code", reason)
        .containsEntry("allow_continuation", goOn);
    return envelope;
  }

  /** There is no envelope. */
  public FinishedBuild wroteNothing() {
    assertThat(folder.resolve("target/smoke")).doesNotExist();
    return this;
  }

  private static Schema schema() throws IOException {
    try (InputStream stream = PostMergeSmokeRun.class.getResourceAsStream(SCHEMA)) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(stream);
    }
  }
}
