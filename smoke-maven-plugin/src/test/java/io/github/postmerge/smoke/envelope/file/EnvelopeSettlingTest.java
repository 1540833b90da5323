package io.github.postmerge.smoke.envelope.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.postmerge.smoke.envelope.PostMergeSmokeRun;
import io.github.postmerge.smoke.envelope.file.EnvelopeFile.Left;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stays of an envelope when a smoke has had its hands on the path. */
class EnvelopeSettlingTest {

  private static final PostMergeSmokeRun FIRST = LoneWriter.run("first");
  private static final PostMergeSmokeRun LAST = LoneWriter.run("last");
  private static final String FORGED = "{\"status\": \"PASS\"}";

  @TempDir Path work;
  private Path folder;
  private Path path;
  private EnvelopeFile file;

  @BeforeEach
  void chooseThePath() {
    folder = work.resolve("out/smoke");
    path = folder.resolve("envelope.json");
    file = new EnvelopeFile(path);
  }

  @Test
  void settledEnvelopeIsTheLastOne() throws Exception {
    file.write(FIRST);
    Files.writeString(path, FORGED);

    file.settle(LAST);

    assertHolds(path, LAST);
    assertThat(file.left()).isEqualTo(Left.EARLIER_STATE);
  }

  @Test
  void envelopeThatWasNeverWrittenIsSettledToo() throws Exception {
    file.settle(LAST);

    assertHolds(path, LAST);
  }

  @Test
  void folderInItsPlaceIsMovedAsideAndPermissionsAreChangedBack() throws Exception {
    file.write(FIRST);
    Set<PosixFilePermission> before = Files.getPosixFilePermissions(folder);
    Files.delete(path);
    Files.createDirectories(path.resolve("full"));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-x------"));

    file.settle(LAST);

    assertHolds(path, LAST);
    assertThat(Files.getPosixFilePermissions(folder)).isEqualTo(before);
    assertThat(folder.toFile().list()).hasSize(2).anyMatch(n -> n.contains(".moved-aside-"));
  }

  @Test
  void linkInItsPlaceIsReplacedAndNotFollowed() throws Exception {
    Path target = Files.writeString(work.resolve("target"), FORGED);
    file.write(FIRST);
    Files.delete(path);
    Files.createSymbolicLink(path, target);

    file.settle(LAST);

    assertHolds(path, LAST);
    assertThat(target).hasContent(FORGED);
  }

  @Test
  void linkOnTheWayThatWasTurnedLeavesNothingForgedWhereItWas() throws Exception {
    Path real = Files.createDirectory(work.resolve("real"));
    Path link = Files.createSymbolicLink(work.resolve("link"), real);
    EnvelopeFile behind = new EnvelopeFile(link.resolve("envelope.json"));
    behind.write(FIRST);
    Files.writeString(real.resolve("envelope.json"), FORGED);
    Path other = Files.createDirectory(work.resolve("other"));
    Files.delete(link);
    Files.createSymbolicLink(link, other);
    Files.writeString(other.resolve("envelope.json"), FORGED);

    behind.settle(LAST);

    assertHolds(real.resolve("envelope.json"), LAST);
    assertHolds(other.resolve("envelope.json"), LAST);
  }

  @Test
  void fileInTheFoldersPlaceLeavesNothing() throws Exception {
    file.write(FIRST);
    Files.delete(path);
    Files.delete(folder);
    Files.writeString(folder, FORGED);

    assertUnsettled(Left.NOTHING);
    assertThat(folder).hasContent(FORGED);
  }

  @Test
  void nameWithoutRoomForATemporarysIsWrittenInPlace() throws Exception {
    Path longest = Files.writeString(work.resolve("e".repeat(250) + ".json"), FORGED);

    new EnvelopeFile(longest).settle(LAST);

    assertHolds(longest, LAST);
  }

  @Test
  void nameWithoutRoomAndWithoutAFileCannotBeSettled() {
    file = new EnvelopeFile(work.resolve("e".repeat(250) + ".json"));

    assertUnsettled(Left.NOTHING);
  }

  @Test
  void immutableFileIsReplaced() throws Exception {
    assumeChattrWorks();
    file.write(FIRST);
    Files.writeString(path, FORGED);
    chattr("+i", path);

    file.settle(LAST);

    assertHolds(path, LAST);
  }

  @Test
  void immutableFolderIsReplacedInIfTheSmokeChangedTheFile() throws Exception {
    assumeChattrWorks();
    file.write(FIRST);
    Files.writeString(path, FORGED);
    chattr("+i", folder);

    file.settle(LAST);

    assertHolds(path, LAST);
  }

  @Test
  void folderThatCannotBeWrittenToKeepsTheEarlierState() throws Exception {
    assumeChattrWorks();
    file.write(FIRST);
    chattr("+i", folder);

    try {
      assertUnsettled(Left.EARLIER_STATE);
    } finally {
      chattr("-i", folder);
    }
    assertHolds(path, FIRST);
  }

  @Test
  void whatTheSmokeChangedIsPutBackWhateverItIs() throws Exception {
    file.write(FIRST);
    file.write(LAST);
    Files.writeString(path, FORGED);
    file.restore();
    assertHolds(path, LAST);

    Files.delete(path);
    Files.createDirectory(path);
    file.restore();
    assertHolds(path, LAST);

    Object key = Files.readAttributes(path, "unix:ino").get("ino");
    file.restore();
    assertThat(Files.readAttributes(path, "unix:ino").get("ino")).isEqualTo(key);
  }

  @Test
  void nothingIsPutBackBeforeTheFirstEnvelope() throws IOException {
    Files.createDirectories(folder);
    Files.writeString(path, FORGED);

    file.restore();

    assertThat(path).hasContent(FORGED);
  }

  @Test
  void whatIsLeftIsToldApart() throws IOException {
    assertThat(file.left()).isEqualTo(Left.NOTHING);
    Files.createDirectories(folder);
    assertThat(file.left()).isEqualTo(Left.NOTHING);
    Files.createFile(path);
    assertThat(file.left()).isEqualTo(Left.NOT_OURS);
    file.write(FIRST);
    assertThat(file.left()).isEqualTo(Left.EARLIER_STATE);
    Files.writeString(path, FORGED);
    assertThat(file.left()).isEqualTo(Left.NOT_OURS);
    Files.delete(path);
    Files.createSymbolicLink(path, work.resolve("nowhere"));
    assertThat(file.left()).isEqualTo(Left.NOT_OURS);
  }

  @Test
  void linkToAnEqualFileIsNotOurs() throws IOException {
    file.write(FIRST);
    Files.move(path, work.resolve("moved"));
    Files.createSymbolicLink(path, work.resolve("moved"));

    assertThat(file.left()).isEqualTo(Left.NOT_OURS);
  }

  private void assertUnsettled(Left left) {
    assertThatThrownBy(() -> file.settle(LAST))
        .isInstanceOfSatisfying(
            UnwrittenEnvelopeException.class,
            e -> {
              assertThat(e.left()).isEqualTo(left);
              assertThat(e.why()).isSameAs(e.getCause());
            });
  }

  private static void assertHolds(Path file, PostMergeSmokeRun run) {
    assertThat(file).isRegularFile().hasBinaryContent(EnvelopeJson.bytes(run));
  }

  private void assumeChattrWorks() throws Exception {
    Path probe = Files.writeString(work.resolve("probe"), "");
    assumeTrue(
        chattr("+i", probe) && chattr("-i", probe),
        "needs chattr as root, on a disk that knows it");
  }

  private static boolean chattr(String flag, Path file) throws Exception {
    try {
      return new ProcessBuilder("chattr", flag, file.toString()).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
