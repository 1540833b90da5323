package io.github.postmerge.smoke.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.postmerge.smoke.masking.Masker;
import io.github.postmerge.smoke.masking.MaskingConfig;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundedCollectionTest {

  private static final String SECRET = "canary-Of-This-Test-42";
  private static final Duration PLENTY = Duration.ofMinutes(5);
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 1, 2};

  @TempDir Path work;
  private Path worktree;
  private Path reports;
  private long maxSize = 64L << 20;

  @BeforeEach
  void makeWorktree() throws IOException {
    worktree = Files.createDirectory(work.resolve("worktree"));
    reports = work.resolve("c1.reports");
  }

  @Test
  void matchingFilesAreCopiedInOrderWithTheirFolders() throws IOException {
    write("target/reports/b.xml", "bb");
    write("target/reports/a/z.txt", "zzz");
    write("target/other.txt", "no");
    write(".git", "gitdir: elsewhere");

    Collected collected = collect("target/reports/**", ".git");

    assertThat(collected.files())
        .containsExactly(
            new CollectedFile(reports.resolve("target/reports/a/z.txt"), 3),
            new CollectedFile(reports.resolve("target/reports/b.xml"), 2));
    assertThat(reports.resolve("target/reports/b.xml")).hasContent("bb");
    assertThat(collected.warning()).isEmpty();
    assertThat(names(reports))
        .containsExactlyInAnyOrder("target/reports/a/z.txt", "target/reports/b.xml");
  }

  @Test
  void whereNothingMatchesNothingIsMade() {
    Collected collected = collect("target/**");

    assertThat(collected.files()).isEmpty();
    assertThat(collected.warning()).contains("No file matches smoke.collect [target/**].");
    assertThat(reports).doesNotExist();
  }

  @Test
  void textIsMaskedWhereverItsPiecesEnd() throws IOException {
    for (int shift = 0; shift < 40; shift++) {
      write("r/" + shift, "x".repeat(64 * 1024 - 30 + shift) + SECRET + "\nend " + SECRET);
    }
    write("r/invalid", new byte[] {'a', (byte) 0xFF, '\n'});

    Collected collected = collect("r/**");

    assertThat(collected.files()).hasSize(41);
    for (CollectedFile file : collected.files()) {
      String copy = Files.readString(file.path());
      assertThat(copy).doesNotContain("canary-O", "Test-42");
      assertThat(file.bytes()).isEqualTo(Files.size(file.path()));
    }
    assertThat(reports.resolve("r/7")).content().endsWith("x[MASKED]\nend [MASKED]");
    assertThat(reports.resolve("r/invalid")).content().isEqualTo("a\uFFFD\n");
  }

  @Test
  void picturesAreCopiedAsTheyAreUnlessASecretIsInThem() throws IOException {
    write("r/shot.png", PNG);
    write("r/leak.png", join(PNG, SECRET.getBytes(StandardCharsets.UTF_8)));
    write("r/dump.zip", new byte[] {'P', 'K', 3, 4, 0, 0});
    write("r/small.gz", new byte[] {0x1F, (byte) 0x8B, 8, 9});
    write(
        "r/late.txt", join("c".repeat(9000).getBytes(StandardCharsets.UTF_8), new byte[] {'s', 0}));
    write("r/.git/config", "url = https://user:password@example.org\n");

    Collected collected = collect("r/**");

    assertThat(reports.resolve("r/shot.png")).hasBinaryContent(PNG);
    assertThat(names(reports)).containsExactly("r/shot.png");
    assertThat(collected.warning())
        .contains(
            "smoke.collect leaves out: 3 neither text nor a picture"
                + " (\"r/dump.zip\"); 1 with a secret in the name, or in a picture"
                + " (\"r/leak.png\").");
  }

  @Test
  void secretInANameIsLeftOut() throws IOException {
    write("r/" + SECRET + ".txt", "x");

    assertThat(collect("r/**").files()).isEmpty();
    assertThat(reports).doesNotExist();
  }

  @EnabledOnOs(OS.LINUX)
  @Test
  void nothingButRegularFilesIsOpenedAndNoLinkFollowed() throws Exception {
    Path outside = Files.createDirectories(work.resolve("outside/deep"));
    Files.writeString(outside.resolve("private.txt"), "private");
    write("r/fine.txt", "fine");
    Files.createSymbolicLink(worktree.resolve("r/file"), outside.resolve("private.txt"));
    Files.createSymbolicLink(worktree.resolve("r/folder"), outside);
    Files.createSymbolicLink(worktree.resolve("linked"), outside.getParent());
    assertThat(
            new ProcessBuilder("mkfifo", worktree.resolve("r/fifo").toString()).start().waitFor())
        .isZero();

    Collected collected = collect("r/**", "linked/deep/*", "linked/**");

    assertThat(names(reports)).containsExactly("r/fine.txt");
    assertThat(collected.warning().orElseThrow()).contains("4 not regular files (\"linked\")");
  }

  @Test
  void worktreeThatBecameALinkIsNotEntered() throws IOException {
    Path elsewhere = Files.createDirectory(work.resolve("elsewhere"));
    Files.writeString(elsewhere.resolve("private.txt"), "private");
    Files.delete(worktree);
    Files.createSymbolicLink(worktree, elsewhere);

    Collected collected = collect("**");

    assertThat(collected.files()).isEmpty();
    assertThat(collected.warning().orElseThrow()).contains("could not be collected");
    assertThat(reports).doesNotExist();
  }

  @Test
  void numberIsBoundedAndTheRestCounted() throws IOException {
    for (int i = 0; i < 1_005; i++) {
      write(String.format("r/%04d", i), "x");
    }

    Collected collected = collect("r/*");

    assertThat(collected.files()).hasSize(1_000);
    assertThat(reports.resolve("r/0999")).exists();
    assertThat(collected.warning().orElseThrow())
        .contains("5 above the maximum of 1000 files (\"r/1000\")");
  }

  @Test
  void sizeIsBoundedByWholeFiles() throws IOException {
    maxSize = 10;
    write("r/a", "1234567");
    write("r/b", "123456");
    write("r/c", "123");
    write("r/d", "");
    write("r/e", "1");

    Collected collected = collect("r/*");

    assertThat(names(reports)).containsExactly("r/a", "r/c", "r/d");
    assertThat(collected.files()).map(CollectedFile::bytes).containsExactly(7L, 3L, 0L);
    assertThat(collected.warning().orElseThrow())
        .contains("2 too large for the rest of smoke.maxCollectedSize (\"r/b\")");
  }

  @Test
  void largeFileIsCopiedInPieces() throws IOException {
    String line = "0123456789abcdef".repeat(8) + "\n";
    try (OutputStream out = Files.newOutputStream(worktree.resolve("big"))) {
      for (int i = 0; i < 100_000; i++) {
        out.write(line.getBytes(StandardCharsets.US_ASCII));
      }
    }

    assertThat(collect("big").files())
        .containsExactly(new CollectedFile(reports.resolve("big"), 12_900_000));
    assertThat(Files.mismatch(worktree.resolve("big"), reports.resolve("big"))).isEqualTo(-1);
  }

  @Test
  void hostileTreeIsBounded() throws IOException {
    Path folder = worktree;
    for (int depth = 0; depth < 100; depth++) {
      folder = Files.createDirectory(folder.resolve("d"));
    }
    Files.writeString(folder.resolve("deep"), "x");
    write("line\nbreak", "x");
    write("z", "fine");

    Collected collected = collect("**");

    assertThat(names(reports)).containsExactly("z");
    assertThat(collected.warning().orElseThrow())
        .contains("1 too deep", "1 with control characters in the name");
  }

  @Test
  void folderOfSomebodyElseIsLeftAlone() throws IOException {
    Files.createDirectory(reports);
    Files.writeString(reports.resolve("mine.txt"), "mine");
    write("r/a", "x");

    Collected collected = collect("r/*");
    new ReportFolder(reports).removeOlder();

    assertThat(collected.files()).isEmpty();
    assertThat(collected.warning().orElseThrow()).contains("Smoke did not create it");
    assertThat(names(reports)).containsExactly("mine.txt");
  }

  @Test
  void linkInThePlaceOfTheFolderIsLeftAlone() throws IOException {
    Path precious = Files.createDirectory(work.resolve("precious"));
    Files.createSymbolicLink(reports, precious);
    write("r/a", "x");

    assertThat(collect("r/*").files()).isEmpty();
    new ReportFolder(reports).removeOlder();

    assertThat(precious).isEmptyDirectory();
    assertThat(reports).isSymbolicLink();
  }

  @Test
  void interruptedRunDoesNotWait() throws IOException {
    write("r/a", "x");
    Thread.currentThread().interrupt();

    Collected collected = collect("r/*");

    assertThat(Thread.interrupted()).isTrue();
    assertThat(collected.files()).hasSizeLessThanOrEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1})
  void timeIsBounded(long millis) throws IOException {
    for (int i = 0; i < 50; i++) {
      write("r/" + i, "x".repeat(300_000));
    }

    Collected collected =
        Assertions.assertTimeoutPreemptively(
            PLENTY, () -> collection(Duration.ofMillis(millis), "r/*").from(worktree));

    assertThat(collected.files()).hasSizeLessThan(50);
    assertThat(collected.warning().orElseThrow()).contains("after the time limit");
    for (String name : names(reports)) {
      assertThat(Files.size(reports.resolve(name))).isEqualTo(300_000);
    }
  }

  private Collected collect(String... patterns) {
    return collection(PLENTY, patterns).from(worktree);
  }

  private BoundedCollection collection(Duration longest, String... patterns) {
    return new BoundedCollection(
        new CollectSettings(new PathPatterns(List.of(patterns)), reports, maxSize),
        Masker.of(new MaskingConfig(Map.of("DEPLOY_TOKEN", SECRET), List.of(), List.of())),
        longest);
  }

  private void write(String path, String text) throws IOException {
    write(path, text.getBytes(StandardCharsets.UTF_8));
  }

  private void write(String path, byte[] bytes) throws IOException {
    Path file = worktree.resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }

  private static byte[] join(byte[] some, byte[] others) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(some);
    all.writeBytes(others);
    return all.toByteArray();
  }

  /** All files in a folder but the list of ours. */
  private static List<String> names(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(folder)) {
      List<String> names = new ArrayList<>();
      all.filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .filter(name -> !name.equals(".smoke-collected"))
          .sorted()
          .forEach(names::add);
      return names;
    }
  }
}
