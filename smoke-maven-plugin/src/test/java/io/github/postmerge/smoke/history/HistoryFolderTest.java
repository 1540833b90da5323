package io.github.postmerge.smoke.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.postmerge.smoke.envelope.file.EnvelopeJson;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryFolderTest {

  @TempDir Path work;

  @Test
  void historyThatIsNotThereIsEmpty() throws Exception {
    assertThat(new HistoryFolder(work.resolve("none")).read()).isEqualTo(HistoryContents.EMPTY);
  }

  @Test
  void runIsReadBackAsItWasAdded() throws Exception {
    HistoryFolder history = new HistoryFolder(work.resolve("history"));

    history.add(entry("run-1", 1));
    history.add(entry("run-2", 2));

    HistoryContents contents = history.read();
    assertThat(contents.leftOut()).isEmpty();
    assertThat(contents.runs())
        .extracting(stored -> stored.run().id(), stored -> stored.file())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("run-1", "2026-01/20260101T000001.123Z-run-1.json"),
            org.assertj.core.groups.Tuple.tuple(
                "run-2", "2026-01/20260101T000002.123Z-run-2.json"));
    assertThat(contents.runs().get(0).run()).isEqualTo(HistoryFolder.recorded(entry("run-1", 1)));
  }

  @Test
  void runsInTwoFilesThatSayTheSameCountOnce() throws Exception {
    add("a.json", entry("run-1", 1));
    add("copies/b.json", entry("run-1", 1));

    assertThat(read().runs()).hasSize(1);
    assertThat(read().leftOut()).isEmpty();
  }

  @DisplayName("73 a run that two files tell otherwise does not count, and both are named")
  @Test
  void disputedRunIsAGap() throws Exception {
    add("a.json", entry("run-1", 1));
    add("b.json", entry("run-1", 2));
    add("c.json", entry("run-1", 1));
    add("d.json", entry("run-2", 2));

    assertThat(read().runs()).extracting(stored -> stored.run().id()).containsExactly("run-2");
    assertThat(read().leftOut()).extracting(LeftOut::file).contains("a.json", "b.json");
  }

  @DisplayName("73 a file that is cut, at whatever length, is named and left out")
  @Test
  void cutFileIsLeftOut() throws Exception {
    byte[] whole = EnvelopeJson.bytes(entry("run-1", 1));
    for (int length = 0; length < whole.length - 1; length++) {
      Files.write(work.resolve("cut.json"), Arrays.copyOf(whole, length));

      assertThat(read().runs()).as("cut at %d", length).isEmpty();
      assertThat(read().leftOut())
          .as("cut at %d", length)
          .extracting(LeftOut::file)
          .containsExactly("cut.json");
    }
  }

  @DisplayName("73 a file of another schema, or that no run has written, is named and left out")
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"schema_version\": 1 | \"schema_version\": 2",
        "\"status\": \"PASS\" | \"status\": \"pass\"",
        "\"status\": \"PASS\" | \"status\": 1",
        "\"run_id\": \"run-1\" | \"run_id\": null",
        "\"run_id\": \"run-1\" | \"run_id\": \" \"",
        "\"duration_ms\": 5 | \"duration_ms\": -5",
        "\"duration_ms\": 5 | \"duration_ms\": 1e99",
        "\"duration_ms\": 5 | \"duration_ms\": 99999999999999999999",
        "2026-01-01T00:00:01.123Z | yesterday",
        "\"merge_commit\": \"0000 | \"merge_commit\": \"XXXX",
        "\"smoke\": \"default\" | \"smoke\": \"default\", \"smoke\": \"other\"",
        "\"smoke\": \"default\" | \"smoke\": {\"x\": []}",
      })
  void foreignFileIsLeftOut(String ours, String theirs) throws Exception {
    String text = new String(EnvelopeJson.bytes(entry("run-1", 1)), StandardCharsets.UTF_8);
    assertThat(text).contains(ours);
    Files.writeString(work.resolve("foreign.json"), text.replace(ours, theirs));

    assertThat(read().runs()).isEmpty();
    assertThat(read().leftOut()).extracting(LeftOut::file).containsExactly("foreign.json");
  }

  @DisplayName("73 what is no run's file at all is named and left out")
  @ParameterizedTest
  @ValueSource(strings = {"", "null", "[]", "1", "{}", "{}{}", "not json", "\u0000", "{\"a\":"})
  void otherContentIsLeftOut(String content) throws Exception {
    Files.writeString(work.resolve("other.json"), content);

    assertThat(read().leftOut()).extracting(LeftOut::file).containsExactly("other.json");
  }

  @DisplayName("73 links are not followed, out of the folder or inside it")
  @Test
  void linkIsLeftOut() throws Exception {
    Path outside = Files.createDirectory(work.resolve("outside"));
    Files.write(outside.resolve("a.json"), EnvelopeJson.bytes(entry("run-1", 1)));
    Path history = Files.createDirectory(work.resolve("history"));
    Files.createSymbolicLink(history.resolve("a.json"), outside.resolve("a.json"));
    Files.createSymbolicLink(history.resolve("folder.json"), outside);

    HistoryContents contents = new HistoryFolder(history).read();

    assertThat(contents.runs()).isEmpty();
    assertThat(contents.leftOut())
        .extracting(LeftOut::file)
        .containsExactly("a.json", "folder.json");
  }

  @DisplayName("73 a file that is too large is not read, nor is one that never ends")
  @Test
  void hugeFileIsNotRead() throws Exception {
    try (var file = new java.io.RandomAccessFile(work.resolve("huge.json").toFile(), "rw")) {
      file.setLength(10L << 30);
    }
    assumeTrue(
        new ProcessBuilder("mkfifo", work.resolve("pipe.json").toString()).start().waitFor() == 0);

    assertThat(read().leftOut())
        .extracting(LeftOut::file)
        .containsExactly("huge.json", "pipe.json");
  }

  @DisplayName("73 a file whose name is not in the system's encoding is named and left out")
  @Test
  void undecodableNameIsLeftOut() throws Exception {
    add("a.json", entry("run-1", 1));
    Process copy =
        new ProcessBuilder("sh", "-c", "cp a.json \"$(printf '\\377').json\"")
            .directory(work.toFile())
            .start();
    assumeTrue(copy.waitFor() == 0);

    assertThat(read().runs()).hasSize(1);
    assertThat(read().leftOut())
        .extracting(LeftOut::why)
        .containsExactly("its name is not in the system's encoding");
  }

  @DisplayName("73 names with line breaks and control characters are names like others")
  @Test
  void strangeNameIsRead() throws Exception {
    add("a\n\u0007b.json", entry("run-1", 1));

    assertThat(read().runs()).hasSize(1);
  }

  @DisplayName("73 what cannot be compacted stays as it is")
  @Test
  void uncompactableStays() throws Exception {
    String text = new String(EnvelopeJson.bytes(entry("run-1", 1)), StandardCharsets.UTF_8);
    Files.writeString(work.resolve("a.json"), text.replace("{\n", "{\"stdout_tail\": \"x\",\n"));
    add("b.json", entry("run-2", 2));
    HistoryContents before = read();
    assertThat(before.runs()).hasSize(2);

    int folded = new Compaction(work).before(java.time.LocalDate.parse("2026-02-01"));

    assertThat(read().runs())
        .extracting(stored -> stored.run())
        .isEqualTo(before.runs().stream().map(stored -> stored.run()).toList());
    assertThat(folded).isEqualTo(1);
  }

  @Test
  void whatSomebodyElseKeepsThereIsNotOurs() throws Exception {
    Files.createDirectories(work.resolve(".git/objects"));
    Files.writeString(work.resolve(".git/index.json"), "x");
    Files.writeString(work.resolve(".half.json"), "x");
    Files.writeString(work.resolve("README.md"), "x");

    assertThat(read()).isEqualTo(HistoryContents.EMPTY);
  }

  @Test
  void runThatIsToldToStopTakesNoFileForUnreadable() throws Exception {
    add("a.json", entry("run-1", 1));
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(this::read).isInstanceOf(ClosedByInterruptException.class);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void historyThatIsAFileIsAnError() throws Exception {
    Path file = Files.writeString(work.resolve("history"), "x");

    assertThatThrownBy(() -> new HistoryFolder(file).read())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is not a folder");
  }

  private HistoryContents read() throws IOException {
    return new HistoryFolder(work).read();
  }

  private void add(String name, HistoryEntry entry) throws IOException {
    Path file = work.resolve(name);
    Files.createDirectories(file.resolveSibling(""));
    Files.write(file, EnvelopeJson.bytes(entry));
  }

  private static HistoryEntry entry(String runId, int second) {
    return HistoryEntries.green(runId, "default", Recorded.commit(second), second);
  }
}
