package io.github.postmerge.smoke.blame;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.postmerge.smoke.blame.HistorySimulation.History;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class HistorySimulationTest {

  private static final double MOST_BLAMED = 0.01;
  private static final double MOST_TIMES = 1.5;
  private static final History BOTH_KNOWN = new History(200, 200, 1, 1);

  private static HistoryTable alone;
  private static HistoryTable withKnownGood;
  private static DoubtfulHistories doubtful;

  @BeforeAll
  static void simulate() {
    alone = HistoryTable.of(KnownGood.NONE, BOTH_KNOWN);
    withKnownGood = HistoryTable.of(KnownGood.ANOTHER, BOTH_KNOWN);
    doubtful = DoubtfulHistories.simulate();
    System.out.println(alone.text());
    System.out.println(withKnownGood.text());
    System.out.println(doubtful.text());
  }

  @Test
  void historyTakesAtMostHalfAsManyRunsAgainAsExactRates() {
    assertThat(alone.times()).allMatch(times -> times <= MOST_TIMES);
    assertThat(withKnownGood.times()).allMatch(times -> times <= MOST_TIMES);
  }

  @Test
  void innocentMergesAreBlamedInFewerThanOneOfAHundredCases() {
    assertThat(
            Stream.of(alone.rows(), withKnownGood.rows(), doubtful.all().toList())
                .flatMap(List::stream))
        .allMatch(row -> row.innocentBlamed() < MOST_BLAMED);
  }

  @Test
  void documentationShowsTheseVeryTables() throws IOException {
    assertThat(Files.readString(Path.of("src/site/markdown/diagnosis.md")))
        .contains(alone.text(), withKnownGood.text(), doubtful.text());
  }
}
