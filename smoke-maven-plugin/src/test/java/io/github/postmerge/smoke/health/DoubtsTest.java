package io.github.postmerge.smoke.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.postmerge.smoke.git.CommitId;
import io.github.postmerge.smoke.git.FirstParents;
import io.github.postmerge.smoke.health.GeneratedHistory.At;
import io.github.postmerge.smoke.history.HistoryContents;
import io.github.postmerge.smoke.history.HistoryContents.Stored;
import io.github.postmerge.smoke.history.HistoryFolder;
import io.github.postmerge.smoke.history.LeftOut;
import io.github.postmerge.smoke.history.Recorded;
import io.github.postmerge.smoke.history.RecordedRun;
import io.github.postmerge.smoke.history.line.MainOrder;
import io.github.postmerge.smoke.history.line.MainOrders;
import io.github.postmerge.smoke.verdict.Status;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A run that does not count is a gap: it never makes main green, and never opens the queue. */
class DoubtsTest {

  private static final int HEAD = GeneratedHistory.MERGES - 1;
  private static final Instant GREEN = GeneratedHistory.landed(HEAD).plusSeconds(60);

  @Test
  void greenHeadIsGreen() throws Exception {
    requireOpen(contents(List.of(), run("a", HEAD, GREEN, Status.PASS)), MainState.GREEN);
  }

  @DisplayName("73 a red run from the future does not count, and holds the queue")
  @Test
  void futureRedHolds() throws Exception {
    Instant future = GeneratedHistory.NOW.plus(Duration.ofDays(4_000));

    requireHold(
        contents(
            List.of(), run("a", HEAD, GREEN, Status.PASS), run("b", HEAD, future, Status.FAIL)));
  }

  @DisplayName("73 a green of a later commit settles a red run from the future")
  @Test
  void laterGreenSettles() throws Exception {
    Instant future = GeneratedHistory.NOW.plus(Duration.ofDays(4_000));

    requireOpen(
        contents(
            List.of(), run("a", HEAD, GREEN, Status.PASS), run("b", HEAD - 1, future, Status.FAIL)),
        MainState.GREEN);
  }

  @DisplayName("73 a run of which one file says that it is red holds the queue")
  @Test
  void disputedRedHolds() throws Exception {
    RecordedRun red = run("b", HEAD, GREEN.plusSeconds(60), Status.FAIL);

    requireHold(
        new HistoryContents(
            List.of(stored(run("a", HEAD, GREEN, Status.PASS))), List.of(), List.of(red)));
  }

  @DisplayName("73 an unreadable file holds the queue until each smoke has a newer verdict")
  @ParameterizedTest
  @CsvSource({
    "2026-01/20260101T110200.000Z-b.json, HOLD",
    "copies/2026-01/20260101T110200Z-b.json, HOLD",
    "2026-01, HOLD",
    "2026-01/2026-01.0123456789abcdef.jsonl.gz, HOLD",
    "2026-01/20260101T110000.000Z-b.json, OPEN",
    "2025-12/2025-12.0123456789abcdef.jsonl.gz, OPEN",
    "2026-99/99999999T999999Z-b.json, OPEN",
    "package.json, OPEN",
  })
  void unreadableFileHolds(String file, QueueDecision.State state) throws Exception {
    MainHealth main =
        health(
            contents(
                List.of(new LeftOut(file, "it is not valid JSON")),
                run("a", HEAD, GREEN, Status.PASS)));

    assertThat(QueueDecision.of(main).state()).isEqualTo(state);
    assertThat(main.state())
        .isEqualTo(state == QueueDecision.State.OPEN ? MainState.GREEN : MainState.UNKNOWN);
  }

  @DisplayName("73 a red run of a machine whose clock is years behind is red")
  @Test
  void clockFarBehindIsRequired() throws Exception {
    MainHealth main =
        health(
            contents(
                List.of(),
                run("a", HEAD, GREEN, Status.PASS),
                HistoryFolder.recorded(
                    GeneratedHistory.entry(
                        "b", new At("ui", false, HEAD, Instant.EPOCH), Status.FAIL, null))));

    assertThat(main.state()).isEqualTo(MainState.RED);
  }

  @DisplayName("73 where a shallow clone cuts main, a red run before the cut holds the queue")
  @Test
  void redBeforeTheCutHolds() throws Exception {
    HistoryContents contents =
        contents(
            List.of(),
            run("a", HEAD, GREEN, Status.PASS),
            HistoryFolder.recorded(
                GeneratedHistory.entry(
                    "b", new At("ui", false, 3, GeneratedHistory.landed(3)), Status.FAIL, null)));
    FirstParents shallow =
        new FirstParents(
            List.of(
                new FirstParents.Step(
                    new CommitId(Recorded.commit(HEAD)), GeneratedHistory.landed(HEAD))),
            Optional.of(new CommitId(Recorded.commit(HEAD - 1))));

    MainHealth main = health(contents, MainOrders.of(shallow, contents));

    assertThat(main.state()).isEqualTo(MainState.UNKNOWN);
    assertThat(QueueDecision.of(main).state()).isEqualTo(QueueDecision.State.HOLD);
  }

  private static void requireHold(HistoryContents contents) {
    MainHealth main = health(contents);

    assertThat(main.state()).isEqualTo(MainState.UNKNOWN);
    assertThat(main.lastGood()).isNotEqualTo(main.head().map(MainOrder.Landed::commit));
    assertThat(QueueDecision.of(main).reasonCode()).isEqualTo(QueueDecision.Reason.NO_VERDICT);
  }

  private static void requireOpen(HistoryContents contents, MainState state) {
    assertThat(health(contents).state()).isEqualTo(state);
    assertThat(QueueDecision.of(health(contents)).state()).isEqualTo(QueueDecision.State.OPEN);
  }

  private static MainHealth health(HistoryContents contents) {
    return health(contents, GeneratedHistory.main());
  }

  private static MainHealth health(HistoryContents contents, MainOrder order) {
    return MainHealth.of(
        contents,
        order,
        new Expectations(List.of(), 10, Duration.ofHours(24)),
        GeneratedHistory.NOW);
  }

  private static HistoryContents contents(List<LeftOut> leftOut, RecordedRun... runs) {
    return new HistoryContents(
        Arrays.stream(runs).map(DoubtsTest::stored).toList(), leftOut, List.of());
  }

  private static Stored stored(RecordedRun run) {
    return new Stored(run, run.id() + ".json");
  }

  private static RecordedRun run(String id, int merge, Instant start, Status status)
      throws IOException {
    return HistoryFolder.recorded(
        GeneratedHistory.entry(id, new At("default", false, merge, start), status, null));
  }
}
