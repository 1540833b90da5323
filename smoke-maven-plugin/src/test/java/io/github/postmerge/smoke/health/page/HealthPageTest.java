package io.github.postmerge.smoke.health.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HealthPageTest {

  private static final int MOST_BYTES = 5_000_000;
  private static final Pattern TAG = Pattern.compile("<(/?[a-zA-Z!][a-zA-Z0-9]*)");

  @Test
  void sameRecordsGiveTheSameBytesInAnyLocaleAndZone() {
    byte[] here = HealthPage.html(PageStory.page());
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Chatham"));
      assertThat(HealthPage.html(PageStory.page())).isEqualTo(here);
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  @Test
  void noTextOfAnyFieldIsMarkup() {
    HostilePage hostile = new HostilePage(HostilePage.MARKUP);
    String html = text(hostile.page());
    String harmless = text(new HostilePage("a plain text of FIELD").page());

    assertThat(hostile.fields()).hasSizeGreaterThan(40);
    assertThat(tags(html)).isEqualTo(tags(harmless));
    assertThat(html).doesNotContain("<img").doesNotContain("\"javascript:");
    assertThat(html).doesNotContain("\u0000").doesNotContain("\u0007").doesNotContain("\u202e");
  }

  @Test
  void eachTextIsShown() {
    HostilePage hostile = new HostilePage(HostilePage.MARKUP);
    String html = text(hostile.page());

    for (String field : hostile.fields()) {
      boolean isUrl = field.endsWith(".url");
      boolean isAnchor = field.endsWith(".commit");
      assertThat(html.contains(field + "'") || html.contains(field + "&#39;"))
          .as(field)
          .isEqualTo(!isUrl && !isAnchor);
    }
  }

  @Test
  void aLinkThatDoesNotLeadToTheWebIsPlainText() {
    assertThat(new Link("CI", "https://ci.example.org/1?a=b&c=d").leadsToTheWeb()).isTrue();
    for (String url :
        List.of(
            "javascript:alert(1)",
            "data:text/html,x",
            "//ci.example.org",
            "file:///etc/passwd",
            "https://a b",
            "https://a\"onclick=",
            " https://a",
            "https://a\nb",
            "")) {
      assertThat(new Link("CI", url).leadsToTheWeb()).as(url).isFalse();
    }
  }

  @Test
  void nothingKnownIsAPage() {
    Page page = PageStory.empty();

    assertThat(text(page)).contains("The history has no merge yet.").contains("None is known.");
  }

  @Test
  void tenThousandRunsStayUnderFiveMegabytes() {
    byte[] html = HealthPage.html(LargePage.of("x"));

    assertThat(html.length).isLessThan(MOST_BYTES);
    assertThat(new String(html, StandardCharsets.UTF_8)).doesNotContain("cannot be opened here");
  }

  @Test
  void tenThousandRunsOfHostileTextStayUnderFiveMegabytes() {
    byte[] html = HealthPage.html(LargePage.of("\"<&'"));

    assertThat(html.length).isLessThan(MOST_BYTES);
    assertThat(new String(html, StandardCharsets.UTF_8)).contains("cannot be opened here");
  }

  @Test
  void oneRunOfHugeOutputDoesNotCloseTheOthers() {
    Grid grid = PageStory.page().grid();
    Run run = grid.rows().get(0).cells().get(0).runs().get(0);
    Run huge =
        new Run(
            run.kind(),
            run.status(),
            run.reason(),
            List.of("x".repeat(MOST_BYTES)),
            run.reproduce(),
            run.duration(),
            run.startedAt(),
            run.cleared(),
            run.links());
    Cell cell = new Cell(huge.kind(), List.of(huge));
    List<Row> rows = new ArrayList<>(grid.rows());
    rows.set(0, rows.get(0).with(List.of(cell, rows.get(0).cells().get(1))));

    PageBudget.Fitted fitted = PageBudget.fit(new Grid(grid.smokes(), rows, List.of()));

    assertThat(fitted.leftOut()).isEqualTo(1);
    assertThat(fitted.grid().rows().get(0).cells().get(1).runs()).isNotEmpty();
  }

  @Test
  void aLongTextOfOneLineIsCut() {
    assertThat(new Fact("Head", "x".repeat(500), "").value()).hasSize(120).endsWith("x…");
  }

  @Test
  void anIntervalListThatIsLongSaysHowManyAreLeftOut() {
    assertThat(text(LargePage.of("x")))
        .contains("4800 older ones are left out.")
        .contains("4800 more are in health.json.");
  }

  @Test
  void smokesThatCameToTheSameAreNamedTogether() {
    Cell red = PageStory.page().grid().rows().get(0).cells().get(0);
    Row row = new Row("", "", "", "", "", "", List.of(), List.of(red, Cell.unsmoked(), red));

    assertThat(row.results(List.of("a", "b", "c")))
        .containsExactly(new Row.Result("a, c", "Failed, no diagnosis, EXIT_CODE_1"));
  }

  @Test
  void moreThanThePageCanDrawIsRefused() {
    Row row = new Row("", "", "", "", "", "", List.of(), List.of(Cell.unsmoked()));
    List<Row> rows = java.util.Collections.nCopies(Grid.MOST_CELLS + 1, row);

    assertThatThrownBy(() -> new Grid(List.of("smoke"), rows, List.of()))
        .hasMessageContaining("give fewer rows");
    assertThatThrownBy(() -> new Grid(List.of("a", "b"), List.of(row), List.of()))
        .hasMessageContaining("has 1 cells, and there are 2 smokes");
    assertThatThrownBy(() -> new Series.Point("#1", 0.5, 0.6, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aRunIsFoundUnderTheSameAnchorOnALaterPage() {
    String anchor = "run-" + PageStory.commit(37).substring(0, 12) + "-1";

    assertThat(text(PageStory.page()))
        .contains("id=\"" + anchor + "\"")
        .contains("href=\"#" + anchor + "\"");
  }

  private static List<String> tags(String html) {
    return TAG.matcher(html).results().map(MatchResult::group).toList();
  }

  private static String text(Page page) {
    return new String(HealthPage.html(page), StandardCharsets.UTF_8);
  }
}
