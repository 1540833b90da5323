package io.github.postmerge.smoke.masking;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OrdinaryLogsTest {

  private static final Path LOGS =
      Path.of("src/test/resources/io/github/postmerge/smoke/masking/ci-logs");

  /** Secrets of a job's environment, with weak values as in practice. */
  private static final Map<String, String> ENVIRONMENT =
      Map.ofEntries(
          Map.entry("POSTGRES_PASSWORD", "postgres"),
          Map.entry("MYSQL_ROOT_PASSWORD", "root"),
          Map.entry("X_TOKEN", "target"),
          Map.entry("NEXUS_PSW", "admin"),
          Map.entry("APP_SECRET", "secret"),
          Map.entry("DEPLOY_KEY", "/var/run/secrets/kubernetes.io/serviceaccount"),
          Map.entry("SECRET_VERSION", "latest"),
          Map.entry("API_TOKEN", "1234567890"),
          Map.entry("GITHUB_SHA", "1f2de77c0a4b5e6d7f8091a2b3c4d5e6f7081923"));

  private final Masker masker = Masker.of(new MaskingConfig(ENVIRONMENT, List.of(), List.of()));

  @Test
  @DisplayName("67 at most one of a hundred lines of ordinary logs without secrets is changed")
  void ordinaryLogsStayReadable() throws IOException {
    List<String> changed = new ArrayList<>();
    int lines = 0;
    int tools = 0;
    for (Path log : logs()) {
      tools++;
      for (String line : Files.readAllLines(log)) {
        lines++;
        String shown = masker.mask(line);
        if (!shown.equals(line)) {
          changed.add(log.getFileName() + ": " + shown);
        }
      }
    }
    System.out.printf(
        "masking: %d of %d lines of %d tools changed %s%n", changed.size(), lines, tools, changed);
    assertThat(tools).isGreaterThanOrEqualTo(15);
    assertThat(lines).isGreaterThanOrEqualTo(400);
    assertThat(changed).hasSizeLessThanOrEqualTo(lines / 100);
  }

  private static List<Path> logs() throws IOException {
    try (Stream<Path> files = Files.list(LOGS)) {
      return files.sorted().toList();
    }
  }
}
