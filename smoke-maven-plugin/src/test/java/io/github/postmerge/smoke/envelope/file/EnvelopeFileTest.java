package io.github.postmerge.smoke.envelope.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvelopeFileTest {

  @TempDir Path folder;

  @Test
  void foldersAreMadeAndTheFileHoldsWhatWasWritten() throws IOException {
    EnvelopeFile file = new EnvelopeFile(folder.resolve("a/b/envelope.json"));

    file.write(LoneWriter.run("one"));
    file.write(LoneWriter.run("two"));

    assertThat(file.path()).hasBinaryContent(EnvelopeJson.bytes(LoneWriter.run("two")));
    assertThat(names(folder.resolve("a/b"))).containsExactly("envelope.json");
  }

  @Test
  void folderAtThePathIsAnErrorAndStays() throws IOException {
    Path taken = Files.createDirectory(folder.resolve("envelope.json"));

    assertThatIOException()
        .isThrownBy(() -> new EnvelopeFile(taken).write(LoneWriter.run("one")))
        .withMessage("it is a folder");
    assertThat(taken).isEmptyDirectory();
  }

  @Test
  void leftoversOfDeadWritersAreSweptAndThoseOfLivingOnesStay() throws Exception {
    EnvelopeFile file = new EnvelopeFile(folder.resolve("envelope.json"));
    Process dead = new ProcessBuilder("true").start();
    dead.waitFor();
    Files.createFile(folder.resolve(".envelope.json." + dead.pid() + ".00000001.tmp"));
    String living = ".envelope.json." + ProcessHandle.current().pid() + ".00000002.tmp";
    Files.createFile(folder.resolve(living));
    Files.createFile(folder.resolve(".envelope.json.notes.tmp"));

    file.sweepLeftovers();

    assertThat(names(folder)).containsExactlyInAnyOrder(living, ".envelope.json.notes.tmp");
  }

  @Test
  void controlCharactersSurviveByEscaping() {
    String json =
        new String(EnvelopeJson.bytes(LoneWriter.run("\0\u001B[1m\uFFFD")), StandardCharsets.UTF_8);

    assertThat(json).contains("\"run_id\": \"\\u0000\\u001B[1m\uFFFD\"").endsWith("}\n");
  }

  private static Stream<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).toList().stream();
    }
  }
}
