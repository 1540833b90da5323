package io.github.postmerge.smoke.health.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** Opens the page as a person does; the pictures are in {@code target/health-page}. */
class HealthPageBrowserTest {

  private static final Path PICTURES = Path.of("target", "health-page");
  private static final String OPEN_RUN = "run-" + PageStory.commit(37).substring(0, 12) + "-1";

  @TempDir private static Path folder;
  private static Chromium chromium;
  private static Path story;
  private static Path hostile;

  @BeforeAll
  static void openBrowser() throws IOException {
    chromium = Chromium.start(folder.resolve("profile"));
    Files.createDirectories(PICTURES);
    story = written("story", HealthPage.html(PageStory.page()));
    hostile = written("hostile", HealthPage.html(new HostilePage(HostilePage.MARKUP).page()));
  }

  @AfterAll
  static void closeBrowser() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @BeforeEach
  void showOnAScreen() {
    chromium.show(1600, "screen", "light");
  }

  @Test
  void hostileTextInEachFieldDoesNothing() {
    chromium.open(hostile);
    chromium.goTo("run-row0-1");
    chromium.script("document.querySelectorAll('details').forEach(d => d.open = true)");

    assertThat(chromium.isTrue("return document.images.length === 0")).isTrue();
    assertThat(chromium.isTrue("return document.scripts.length === 1")).isTrue();
    assertThat(chromium.messages()).isEmpty();
    assertThat(chromium.requests()).allMatch(HealthPageBrowserTest::isThePageItself);
  }

  @Test
  void thePageAsksForNothing() {
    chromium.open(story);
    chromium.goTo(OPEN_RUN);

    assertThat(chromium.messages()).isEmpty();
    assertThat(chromium.requests()).isNotEmpty().allMatch(HealthPageBrowserTest::isThePageItself);
  }

  @ParameterizedTest
  @CsvSource({
    "360, screen, light",
    "360, screen, dark",
    "1600, screen, light",
    "1600, screen, dark",
    "720, print, light"
  })
  void isReadableWithoutScrollingSideways(int width, String media, String scheme)
      throws IOException {
    chromium.show(width, media, scheme);
    String shown = String.join("-", "" + width, media, scheme) + ".png";
    chromium.open(story);
    requireReadable("html");
    chromium.pictureOfAll(PICTURES.resolve("story-" + shown));
    chromium.goTo(OPEN_RUN);
    requireReadable(".runs-of-cell:target");
    chromium.picture(PICTURES.resolve("run-" + shown));
  }

  @ParameterizedTest
  @ValueSource(ints = {360, 1600})
  void longTextsWithoutABlankAreReadable(int width) throws IOException {
    chromium.show(width, "screen", "light");
    chromium.open(hostile);
    requireReadable("html");
    chromium.goTo("run-row0-1");
    requireReadable(".runs-of-cell:target");
  }

  @ParameterizedTest
  @ValueSource(ints = {360, 1600})
  void anEmptyPageAndOneOfTwentySmokesAreReadable(int width) throws IOException {
    chromium.show(width, "screen", "light");
    chromium.open(written("empty", HealthPage.html(PageStory.empty())));
    requireReadable("html");
    chromium.open(written("twenty", HealthPage.html(PageStory.withTwentySmokes())));
    requireReadable("html");
    chromium.pictureOfAll(PICTURES.resolve("twenty-" + width + ".png"));
  }

  @Test
  void theKeyboardOpensARunAndComesBack() throws IOException {
    requireThatTheKeyboardOpensARun(story);
    chromium.press(Keys.ENTER);
    chromium.press(Keys.ESCAPE);
    assertThat(isOpen()).isFalse();
  }

  @Test
  void theKeyboardOpensARunWithoutAnyScript() throws IOException {
    String html = Files.readString(story);
    String without = html.substring(0, html.indexOf("<script>")) + "</body></html>";
    requireThatTheKeyboardOpensARun(
        written("without-script", without.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void filtersAndTurnsTheOrder() {
    chromium.open(story);
    choose("kind", "timeout");
    assertThat(text("#shown")).isEqualTo("1 of 40 merges");
    choose("smoke", "1");
    assertThat(text("#shown")).isEqualTo("0 of 40 merges");
    assertThat(shownColumns()).isEqualTo(List.of("Merge", text("#smoke option:checked"), "Result"));
    chromium.goTo("merge-" + PageStory.commit(0).substring(0, 12));
    assertThat(text("#shown")).isEqualTo("40 of 40 merges");
    chromium.script("document.getElementById('order').click()");
    assertThat(text(".grid tbody tr:nth-child(2) b")).isEqualTo("#21");
    chromium.script("document.getElementById('theme').click()");
    assertThat(chromium.isTrue("return document.documentElement.dataset.theme === 'dark'"))
        .isTrue();
  }

  private static void requireThatTheKeyboardOpensARun(Path page) {
    chromium.open(page);
    assertThat(chromium.tabTo("a.cell", 40)).isTrue();
    Object cell = chromium.script("return document.activeElement.id");
    chromium.press(Keys.ENTER);
    assertThat(isOpen()).isTrue();
    assertThat(chromium.tabTo(".runs-of-cell:target .close", 3)).isTrue();
    chromium.press(Keys.ENTER);
    assertThat(isOpen()).isFalse();
    assertThat(chromium.script("return document.activeElement.id")).isEqualTo(cell);
  }

  private static @Nullable Object shownColumns() {
    return chromium.script(
        "return Array.from(document.querySelectorAll('.grid thead th'))"
            + ".filter(cell => !cell.hidden).map(cell => cell.textContent)");
  }

  private static boolean isOpen() {
    return chromium.isTrue(
        "const run = document.querySelector('.runs-of-cell:target');"
            + "return run !== null && run.checkVisibility()");
  }

  private static void requireReadable(String part) throws IOException {
    assertThat(chromium.script("return document.documentElement.scrollWidth"))
        .as("width of the page")
        .isEqualTo(chromium.script("return document.documentElement.clientWidth"));
    if (chromium.isTrue("return !window.axe")) {
      chromium.script(axe());
    }
    Object found =
        chromium.asyncScript(
            "const done = arguments[1]; axe.run(arguments[0]).then(found => done(found.violations.map("
                + "v => v.id + ': ' + v.nodes.map(n => n.html + n.failureSummary).join('; '))))",
            part);
    assertThat((List<?>) found).as("what axe finds in " + part).isEmpty();
  }

  private static String axe() throws IOException {
    try (InputStream stream = HealthPageBrowserTest.class.getResourceAsStream("/axe.min.js")) {
      assertThat(stream).isNotNull();
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static boolean isThePageItself(URI address) {
    boolean isFile = address.getScheme().equals("file") && address.getPath().endsWith(".html");
    return isFile || address.getScheme().equals("data") || address.toString().equals("about:blank");
  }

  private static void choose(String select, String value) {
    chromium.script(
        "const select = document.getElementById(arguments[0]); select.value = arguments[1];"
            + "select.dispatchEvent(new Event('change'))",
        select,
        value);
  }

  private static String text(String selector) {
    return ""
        + chromium.script("return document.querySelector(arguments[0]).textContent", selector);
  }

  private static Path written(String name, byte[] html) throws IOException {
    return Files.write(PICTURES.toAbsolutePath().resolve(name + ".html"), html);
  }
}
