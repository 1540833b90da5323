package io.github.postmerge.smoke.envelope.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.github.postmerge.smoke.envelope.AnsweredSearch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    List<String> others =
        List.of(
            ".envelope.json.notes.tmp",
            ".envelope.json.owner",
            "1.tmp",
            ".other." + dead.pid() + ".1.tmp");
    for (String other : others) {
      Files.createFile(folder.resolve(other));
    }

    file.sweepLeftovers();

    assertThat(names(folder)).containsAll(others).contains(living).hasSize(others.size() + 1);
  }

  @Test
  void contentThatCannotBeMadeLeavesTheOldAndNoTemporary() throws IOException {
    Path file = Files.writeString(folder.resolve("envelope.json"), "old");

    assertThatIOException()
        .isThrownBy(
            () ->
                new AtomicFile(file)
                    .write(
                        out -> {
                          out.write('n');
                          throw new IOException("no more");
                        }))
        .withMessage("no more");
    assertThat(file).hasContent("old");
    assertThat(names(folder)).containsExactly("envelope.json");
  }

  @Test
  void linkIsNeitherReplacedNorRemovedAsAnOlderEnvelope() throws IOException {
    Path target = Files.writeString(folder.resolve("target"), "another's");
    Path link = Files.createSymbolicLink(folder.resolve("envelope.json"), target);
    EnvelopeFile file = new EnvelopeFile(link);

    assertThatIOException().isThrownBy(file::lock).withMessage("it is a symbolic link");
    assertThatIOException().isThrownBy(file::removeOlder).withMessage("it is a symbolic link");
    assertThat(link).isSymbolicLink().hasContent("another's");
  }

  @Test
  void olderEnvelopeIsRemoved() throws IOException {
    Path old = Files.writeString(folder.resolve("envelope.json"), "old");

    new EnvelopeFile(old).removeOlder();

    assertThat(old).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"schema_version": 1, "file": "c1.log"}       | true
          {"schema_version": 1, "status": "RUNNING"}    | true
          {"schema_version": 1, "file": "c2.log"}       | false
          {"version": 1, "file": "c1.log"}              | false
          {"version": 1, "status": "RUNNING"}           | false
          ''                                            | false
          """)
  void fileBesideIsAnEarlierRunsIfItsEnvelopeListsItOrWasNeverFinished(String older, boolean made)
      throws Exception {
    Path there = Files.writeString(folder.resolve("c1.json"), older);
    EnvelopeFile file = new EnvelopeFile(there);

    assertThat(file.mayHaveMade(folder.resolve("c1.log"))).isFalse();
    file.lock().close();
    assertThat(file.mayHaveMade(folder.resolve("c1.log"))).isEqualTo(made);
  }

  @Test
  void allInAFolderForSmokesIsAnEarlierRuns() {
    EnvelopeFile file = new EnvelopeFile(folder.resolve("smoke/envelope.json"));

    assertThat(file.mayHaveMade(folder.resolve("smoke/any.log"))).isTrue();
  }

  @Test
  void controlCharactersSurviveByEscaping() {
    String json =
        new String(EnvelopeJson.bytes(LoneWriter.run("\0\u001B[1m\uFFFD")), StandardCharsets.UTF_8);

    assertThat(json).contains("\"run_id\": \"\\u0000\\u001B[1m\uFFFD\"").endsWith("}\n");
  }

  @Test
  void keysAreThoseOfTheComponentsInTheirOrder() {
    String json =
        new String(
            EnvelopeJson.bytes(new AnsweredSearch("g", "c", "b").answer()), StandardCharsets.UTF_8);

    assertThat(json)
        .startsWith(
            """
            {
              "schema_version": 1,
              "search_id": "00112233445566aa",
              "good": "g",
              "bad": "b",
              "smoke_command": {
                "argv": [
                  "sh",
                  "-c",
                  "./smoke.sh"
                ],
                "timeout_seconds": 60,
                "source": "REGISTRY",
                "location": "smoke.yaml:3"
              },
              "conclusion": "CULPRIT",
              "confidence": 0.9876,
            """)
        .contains(
            "\"from\": \"HISTORY\"", "\"edge\": null\n", "\"parents\": [\n      \"g\"\n    ]");
    assertThat(new String(EnvelopeJson.bytes(LoneWriter.run("one")), StandardCharsets.UTF_8))
        .contains("\"artifacts\": [],\n", "\"stale\": false,\n");
  }

  private static Stream<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).toList().stream();
    }
  }
}
