package io.github.postmerge.smoke.blame;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.postmerge.smoke.blame.SimulatedTable.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SimulationTest {

  private static final double MOST_BLAMED = 0.01;
  private static final double LEAST_RIGHT = 0.95;
  private static final double MOST_RUNS = 8;

  private static SimulatedTable alone;
  private static SimulatedTable withKnownGood;

  @BeforeAll
  static void simulate() {
    alone = SimulatedTable.of(KnownGood.NONE);
    withKnownGood = SimulatedTable.of(KnownGood.ANOTHER);
    System.out.println(alone.text());
    System.out.println(withKnownGood.text());
  }

  @Test
  void innocentMergesAreBlamedAtMostOnceInAHundred() {
    assertThat(alone.rows()).allMatch(row -> row.innocentBlamed() <= MOST_BLAMED);
    assertThat(withKnownGood.rows()).allMatch(row -> row.innocentBlamed() <= MOST_BLAMED);
  }

  @Test
  void conclusionsAreRightAsOftenAsTheirConfidenceSays() {
    assertThat(Inquiry.ENOUGH).isGreaterThanOrEqualTo(LEAST_RIGHT);
    assertThat(alone.rows()).allMatch(row -> row.right() >= LEAST_RIGHT);
    assertThat(withKnownGood.rows()).allMatch(row -> row.right() >= LEAST_RIGHT);
  }

  @Test
  void plainCasesTakeEightRuns() {
    assertThat(alone.rows().stream().filter(SimulationTest::isPlain))
        .hasSize(3)
        .allMatch(row -> row.meanRuns() <= MOST_RUNS);
  }

  @Test
  void documentationShowsThisVeryTable() throws IOException {
    assertThat(Files.readString(Path.of("src/site/markdown/diagnosis.md")))
        .contains(alone.text(), withKnownGood.text());
  }

  private static boolean isPlain(Row row) {
    return row.goodFails() <= 0.1 && row.brokenPasses() == 0;
  }
}
