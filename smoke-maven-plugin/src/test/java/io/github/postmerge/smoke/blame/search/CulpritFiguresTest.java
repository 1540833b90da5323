package io.github.postmerge.smoke.blame.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.postmerge.smoke.blame.search.CulpritFigures.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The page's rows, each with draws of its own: a build simulates some of them again, and {@code
 * -Dsimulation=full} all.
 */
class CulpritFiguresTest {

  private static final Path PAGE = Path.of("src/site/markdown/culprit-figures.md");
  private static final int METHODS = 5;
  private static final double MOST_BLAMED = 0.01;

  @Test
  void documentationShowsWhatIsSimulated() throws IOException {
    check(
        Stream.of(
            FiguresByRates.of16().entrySet().stream().limit(1),
            FiguresOfMethods.all().entrySet().stream().limit(METHODS),
            FiguresBySize.all().entrySet().stream().limit(1)));
  }

  @Test
  @EnabledIfSystemProperty(named = "simulation", matches = "full")
  void documentationShowsAllThatIsSimulated() throws IOException {
    check(
        Stream.of(
            FiguresByRates.of16().entrySet().stream(),
            FiguresByRates.of64().entrySet().stream(),
            FiguresOfMethods.all().entrySet().stream(),
            FiguresOfScenarios.all().entrySet().stream(),
            FiguresBySize.all().entrySet().stream()));
  }

  @Test
  void documentationShowsTheCalibration() throws IOException {
    assertThat(Files.readString(PAGE)).contains(CulpritFigures.calibration().text());
  }

  private static void check(Stream<Stream<Map.Entry<String, Supplier<Row>>>> tables)
      throws IOException {
    List<Row> rows =
        tables.flatMap(table -> table).parallel().map(row -> row.getValue().get()).toList();
    System.out.println(rows.stream().map(Row::text).collect(Collectors.joining("\n")));

    assertThat(rows).allMatch(row -> row.innocents() <= MOST_BLAMED);
    assertThat(Files.readAllLines(PAGE)).containsAll(rows.stream().map(Row::text).toList());
  }
}
