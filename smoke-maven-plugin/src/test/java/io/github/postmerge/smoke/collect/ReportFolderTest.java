package io.github.postmerge.smoke.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFolderTest {

  @TempDir Path work;
  private Path path;
  private ReportFolder folder;

  @BeforeEach
  void nameIt() {
    path = work.resolve("envelope.reports");
    folder = new ReportFolder(path);
  }

  @Test
  void whatAnEarlierRunPutThereIsRemovedWithTheFolder() throws IOException {
    put("a/b/c.txt", "a/d.txt", "e.txt");

    folder.removeOlder();

    assertThat(path).doesNotExist();
  }

  @Test
  void whatSomebodyElsePutThereStays() throws IOException {
    put("a/b.txt", "c/d.txt");
    Files.writeString(path.resolve("a/mine.txt"), "mine");

    folder.removeOlder();
    put("a/b.txt");
    folder.removeOlder();
    folder.removeOlder();

    assertThat(path.resolve("a/mine.txt")).hasContent("mine");
    assertThat(path.resolve("a/b.txt")).doesNotExist();
    assertThat(path.resolve("c")).doesNotExist();
  }

  @Test
  void fileInTheWayIsNeitherReplacedNorTakenForOurs() throws IOException {
    put("a/b.txt");
    folder.removeOlder();
    put("other");
    Files.createDirectory(path.resolve("a"));
    Files.writeString(path.resolve("a/b.txt"), "mine");
    try (ReportFolder.Copies copies = folder.open()) {
      assertThatThrownBy(() -> copies.create("a/b.txt"))
          .isInstanceOf(FileAlreadyExistsException.class);
    }
    folder.removeOlder();

    assertThat(path.resolve("a/b.txt")).hasContent("mine");
  }

  @Test
  void folderThatBecameALinkIsNotFollowed() throws IOException {
    put("a/b.txt");
    Path precious = Files.createDirectory(work.resolve("precious"));
    Files.writeString(precious.resolve("b.txt"), "precious");
    Files.move(path.resolve("a"), work.resolve("moved"));
    Files.createSymbolicLink(path.resolve("a"), precious);

    folder.removeOlder();

    assertThat(precious.resolve("b.txt")).hasContent("precious");
    assertThat(path.resolve("a")).isSymbolicLink();
  }

  @Test
  void listThatLeadsOutsideRemovesNothingThere() throws IOException {
    put("a.txt");
    Path precious = Files.writeString(work.resolve("precious.txt"), "precious");
    Files.writeString(
        path.resolve(".smoke-collected"),
        "../precious.txt\n" + precious + "\na/../../precious.txt\n");

    folder.removeOlder();

    assertThat(precious).hasContent("precious");
    assertThat(path.resolve("a.txt")).exists();
  }

  @Test
  void emptyFolderIsUsed() throws IOException {
    Files.createDirectory(path);

    put("a.txt");
    folder.removeOlder();

    assertThat(path).doesNotExist();
  }

  @Test
  void plainFileInItsPlaceStays() throws IOException {
    Files.writeString(path, "mine");

    folder.removeOlder();

    assertThatThrownBy(folder::open).isInstanceOf(IOException.class);
    assertThat(path).hasContent("mine");
  }

  private void put(String... files) throws IOException {
    try (ReportFolder.Copies copies = folder.open()) {
      for (String file : files) {
        try (SeekableByteChannel channel = copies.create(file)) {
          assertThat(channel.write(ByteBuffer.wrap(new byte[] {'x'}))).isEqualTo(1);
        }
      }
    }
  }
}
