package io.github.postmerge.smoke.health;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.postmerge.smoke.envelope.file.EnvelopeJson;
import io.github.postmerge.smoke.git.GitRepository;
import io.github.postmerge.smoke.health.GeneratedHistory.Piece;
import io.github.postmerge.smoke.health.page.HealthPage;
import io.github.postmerge.smoke.history.Compaction;
import io.github.postmerge.smoke.history.HistoryContents;
import io.github.postmerge.smoke.history.HistoryContents.Stored;
import io.github.postmerge.smoke.history.HistoryFolder;
import io.github.postmerge.smoke.history.RecordedRun;
import io.github.postmerge.smoke.history.line.FoldedRun;
import io.github.postmerge.smoke.history.line.MainOrder;
import io.github.postmerge.smoke.masking.Masker;
import io.github.postmerge.smoke.masking.MaskingConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds of each history, tried on generated ones. */
class HealthPropertyTest {

  private static final int HISTORIES = Integer.getInteger("smoke.health.histories", 15);
  private static final int ARRANGEMENTS = 20;

  /** Each is cut after each of its files, and written to the disk each time. */
  private static final int CUT_HISTORIES = 3;

  private static final MainOrder MAIN = GeneratedHistory.main();
  private static final Expectations SEEN = new Expectations(List.of(), 10, Duration.ofHours(24));
  private static final Expectations NAMED =
      new Expectations(GeneratedHistory.SMOKES, 10, Duration.ofHours(24));

  @TempDir Path work;

  @Test
  void noOrderOfCopyingChangesTheAnswer() throws Exception {
    for (int seed = 0; seed < HISTORIES; seed++) {
      List<Piece> pieces = GeneratedHistory.of(seed);
      Random random = new Random(seed);
      String first = answer(copied(pieces, work.resolve("first-" + seed)));
      for (int round = 1; round <= ARRANGEMENTS; round++) {
        Path folder = work.resolve(seed + "-" + round);
        assertThat(answer(copied(arranged(pieces, random), folder)))
            .as("history %d, arrangement %d", seed, round)
            .isEqualTo(first);
        remove(folder);
      }
    }
  }

  @Test
  void noOrderOfCopyingChangesThePage() throws Exception {
    try (FileRepository empty = new FileRepository(work.resolve("empty.git").toFile())) {
      empty.create(true);
    }
    try (GitRepository git = GitRepository.at(work.resolve("empty.git"))) {
      for (int seed = 0; seed < ARRANGEMENTS; seed++) {
        List<Piece> pieces = GeneratedHistory.of(seed);
        Path other = copied(arranged(pieces, new Random(seed)), work.resolve("other-" + seed));

        assertThat(page(git, other))
            .isEqualTo(page(git, copied(pieces, work.resolve("one-" + seed))));
      }
    }
  }

  /** Only where a run that does not count is found changes. */
  @Test
  void compactionChangesNoAnswer() throws Exception {
    for (int seed = 0; seed < ARRANGEMENTS; seed++) {
      List<Piece> pieces = GeneratedHistory.of(seed);
      Path folder = copied(pieces, work.resolve("compacted-" + seed));
      String before = withoutFiles(answer(folder));

      new Compaction(folder).before(LocalDate.parse("2026-01-02"));

      assertThat(withoutFiles(answer(folder))).isEqualTo(before);
      assertThat(withoutFiles(answer(copied(pieces, folder)))).isEqualTo(before);
    }
  }

  @Test
  void compactionThatIsKilledBetweenTwoRemovalsLosesNoRun() throws Exception {
    for (int seed = 0; seed < CUT_HISTORIES; seed++) {
      List<Piece> pieces = GeneratedHistory.of(seed);
      String before = withoutFiles(answer(copied(pieces, work.resolve("whole-" + seed))));
      for (int removed = 0; removed < pieces.size(); removed++) {
        Path folder = copied(pieces, work.resolve(seed + "-killed-" + removed));
        new Compaction(folder).before(LocalDate.parse("2026-01-02"));
        copied(pieces.subList(removed, pieces.size()), folder);

        assertThat(withoutFiles(answer(folder))).isEqualTo(before);
        new Compaction(folder).before(LocalDate.parse("2026-01-02"));
        assertThat(withoutFiles(answer(folder))).isEqualTo(before);
        remove(folder);
      }
    }
  }

  private static String withoutFiles(String answer) {
    return answer
        .lines()
        .filter(line -> !line.matches(" *\"(file|why)\":.*"))
        .collect(joining("\n"));
  }

  @Test
  void moreRunsNeverMoveASmokesLastGoodBack() throws Exception {
    for (int seed = 0; seed < HISTORIES; seed++) {
      List<Stored> runs = runs(seed);
      Map<String, Integer> before = new HashMap<>();
      for (int count = 1; count <= runs.size(); count++) {
        for (SmokeHealth smoke : health(runs.subList(0, count), NAMED).smokes()) {
          int position = smoke.line().lastGood().map(good -> good.placed().position()).orElse(-1);
          String key = smoke.line().runs().get(0).run().smoke().toString();
          assertThat(position).isGreaterThanOrEqualTo(before.getOrDefault(key, -1));
          before.put(key, position);
        }
      }
    }
  }

  @Test
  void greenSettlesNoRedOfALaterCommit() throws Exception {
    for (int seed = 0; seed < HISTORIES; seed++) {
      for (SmokeHealth smoke : health(runs(seed), SEEN).smokes()) {
        for (FoldedRun run : smoke.line().runs()) {
          run.clears()
              .forEach(
                  cleared ->
                      assertThat(MAIN.position(cleared.red().commit()).orElseThrow())
                          .isLessThanOrEqualTo(run.placed().position()));
        }
      }
    }
  }

  @Test
  void mainIsGreenOnlyWhereEachExpectedSmokeIsGreenAtItsHead() throws Exception {
    int green = 0;
    for (int seed = 0; seed < HISTORIES * ARRANGEMENTS; seed++) {
      for (Expectations expectations : List.of(SEEN, NAMED)) {
        MainHealth main = health(runs(seed), expectations);
        if (main.state() == MainState.GREEN) {
          green++;
          assertThat(main.missing()).isEmpty();
          assertThat(main.smokes())
              .filteredOn(smoke -> smoke.isRequired() && smoke.isExpected())
              .allMatch(smoke -> smoke.newestPosition() == MAIN.size() - 1)
              .allMatch(smoke -> smoke.state() == MainState.GREEN);
        }
      }
    }
    assertThat(green).isPositive();
  }

  @Test
  void spoiledRunNeverOpensTheQueue() throws Exception {
    for (int seed = 0; seed < HISTORIES; seed++) {
      List<Stored> runs = runs(seed);
      MainHealth whole = health(runs, NAMED);
      for (Stored red : runs.stream().filter(stored -> stored.run().isRed()).toList()) {
        List<Stored> others = new ArrayList<>(runs);
        others.remove(red);
        MainHealth disputed =
            MainHealth.of(
                new HistoryContents(others, List.of(), List.of(red.run())),
                MAIN,
                NAMED,
                GeneratedHistory.NOW);
        requireNotBetter(disputed, whole);
        others.add(new Stored(later(red.run()), red.file()));
        requireNotBetter(health(others, NAMED), whole);
      }
    }
  }

  private static void requireNotBetter(MainHealth spoiled, MainHealth whole) {
    if (spoiled.state() == MainState.GREEN) {
      assertThat(whole.state()).isEqualTo(MainState.GREEN);
    }
    if (QueueDecision.of(spoiled).state() == QueueDecision.State.OPEN) {
      assertThat(QueueDecision.of(whole).state()).isEqualTo(QueueDecision.State.OPEN);
    }
  }

  private static RecordedRun later(RecordedRun run) {
    return new RecordedRun(
        run.id(),
        run.merge(),
        run.smoke(),
        run.outcome(),
        GeneratedHistory.NOW.plus(Duration.ofDays(1)),
        run.durationMs(),
        run.digest());
  }

  private List<Stored> runs(int seed) throws IOException {
    Path folder = copied(GeneratedHistory.of(seed), work.resolve("runs-" + seed));
    List<Stored> runs = new ArrayList<>(new HistoryFolder(folder).read().runs());
    remove(folder);
    Collections.shuffle(runs, new Random(seed));
    return runs;
  }

  private static MainHealth health(List<Stored> runs, Expectations expectations) {
    return MainHealth.of(
        new HistoryContents(runs, List.of(), List.of()), MAIN, expectations, GeneratedHistory.NOW);
  }

  private static String answer(Path folder) throws IOException {
    MainHealth main = health(folder);
    return new String(EnvelopeJson.bytes(ReportAssembly.of(main)), UTF_8)
        + new String(EnvelopeJson.bytes(QueueDecision.of(main)), UTF_8);
  }

  private static MainHealth health(Path folder) throws IOException {
    return MainHealth.of(new HistoryFolder(folder).read(), MAIN, SEEN, GeneratedHistory.NOW);
  }

  private static String page(GitRepository git, Path folder) throws IOException {
    HistoryFolder history = new HistoryFolder(folder);
    HistoryContents contents = history.read();
    MainHealth main = MainHealth.of(contents, MAIN, SEEN, GeneratedHistory.NOW);
    Masker masker = Masker.of(new MaskingConfig(Map.of(), List.of(), List.of()));
    HealthText text = new HealthText(main, new Merges(git, masker), history, contents);
    LinkTemplates links = new LinkTemplates(List.of());
    return new String(HealthPage.html(new PageModel("shop", text, links).page()), UTF_8);
  }

  /** In another order, over folders of which some have the same, and some files twice. */
  private List<Piece> arranged(List<Piece> pieces, Random random) {
    List<Piece> all = new ArrayList<>(pieces);
    for (Piece piece : pieces) {
      if (random.nextInt(3) == 0) {
        all.add(piece);
      }
      if (piece.isWhole() && random.nextInt(5) == 0) {
        all.add(new Piece("2026-02/" + piece.name(), piece.content(), true));
      }
    }
    Collections.shuffle(all, random);
    return all;
  }

  private static Path copied(List<Piece> pieces, Path folder) throws IOException {
    for (Piece piece : pieces) {
      Path file = folder.resolve(piece.name());
      Files.createDirectories(file.resolveSibling(""));
      Files.writeString(file, piece.content());
    }
    return folder;
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Collections.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
