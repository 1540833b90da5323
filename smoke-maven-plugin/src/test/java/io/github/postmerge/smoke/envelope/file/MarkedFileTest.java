package io.github.postmerge.smoke.envelope.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarkedFileTest {

  private static final byte[] REPORT = "<!-- smoke --> new".getBytes(UTF_8);

  @TempDir Path folder;
  private Path path;
  private MarkedFile file;

  @BeforeEach
  void chooseThePath() {
    path = folder.resolve("report.html");
    file = new MarkedFile(path, "<!-- smoke -->");
  }

  @Test
  void reportOfAnEarlierRunIsReplacedAndCleared() throws IOException {
    file.clear();
    file.write("<!-- smoke --> old".getBytes(UTF_8));
    file.write(REPORT);
    assertThat(path).hasBinaryContent(REPORT);

    file.clear();
    assertThat(path).doesNotExist();
  }

  @Test
  void fileThatWeDidNotWriteIsNeverReplaced() throws IOException {
    Files.writeString(path, "mine" + " ".repeat(1_024) + "<!-- smoke -->");

    assertThatIOException().isThrownBy(file::clear).withMessageContaining("Smoke did not write it");
    assertThatIOException().isThrownBy(() -> file.write(REPORT));
    assertThat(path).content().startsWith("mine");
  }

  @Test
  void linkToAReportIsNoReport() throws IOException {
    Path target = folder.resolve("target");
    Files.write(target, REPORT);
    Files.createSymbolicLink(path, target);

    assertThatIOException().isThrownBy(file::clear);
    assertThat(path).isSymbolicLink();
  }

  @Test
  void whatCameSinceItWasClearedIsReplaced() throws IOException {
    file.replace(REPORT);
    assertThat(path).hasBinaryContent(REPORT);

    Files.writeString(path, "the smoke's");
    file.replace(REPORT);
    assertThat(path).hasBinaryContent(REPORT);
  }
}
