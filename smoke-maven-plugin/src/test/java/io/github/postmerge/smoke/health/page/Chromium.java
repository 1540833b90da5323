package io.github.postmerge.smoke.health.page;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Chromium or Chrome without a window, and what a test asks of it. */
final class Chromium implements AutoCloseable {

  private static final List<Path> PROGRAMS =
      List.of(Path.of("/usr/bin/chromium"), Path.of("/usr/bin/google-chrome"));
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
  private static final int HEIGHT = 900;

  private final ChromeDriver driver;

  private Chromium(ChromeDriver driver) {
    this.driver = driver;
  }

  /** Skips the test where there is none. */
  static Chromium start(Path profile) {
    Optional<Path> program = PROGRAMS.stream().filter(Files::isExecutable).findFirst();
    assumeTrue(program.isPresent(), "needs chromium");
    assumeTrue(Files.isExecutable(DRIVER), "needs chromium-driver");
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(program.orElseThrow().toFile());
    options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
    options.addArguments(
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--user-data-dir=" + profile);
    ChromeDriverService service =
        new ChromeDriverService.Builder().usingDriverExecutable(DRIVER.toFile()).build();
    return new Chromium(new ChromeDriver(service, options));
  }

  void open(Path page) {
    driver.get("about:blank");
    messages();
    requests();
    driver.get(page.toUri().toString());
  }

  /** Follows a fragment of the open page, and waits until the page knows. */
  void goTo(String anchor) {
    driver.executeAsyncScript(
        "const [anchor, done] = arguments; location.hash = anchor;"
            + "addEventListener('hashchange', () => done(), {once: true})",
        anchor);
  }

  /**
   * Sets what style sheets ask for.
   *
   * @param media {@code screen} or {@code print}
   * @param scheme {@code light} or {@code dark}
   */
  void show(int width, String media, String scheme) {
    sizeWindow(width, HEIGHT);
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of(
            "media",
            media,
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  @Nullable Object script(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  @Nullable Object asyncScript(String script, Object... arguments) {
    return driver.executeAsyncScript(script, arguments);
  }

  void press(CharSequence... keys) {
    new Actions(driver).sendKeys(keys).perform();
  }

  /** Presses Tab until an element of this selector has the focus; false where none gets it. */
  boolean tabTo(String selector, int most) {
    for (int i = 0; i < most; i++) {
      press(Keys.TAB);
      if (isTrue("return document.activeElement.matches(arguments[0])", selector)) {
        return true;
      }
    }
    return false;
  }

  boolean isTrue(String script, Object... arguments) {
    return Boolean.TRUE.equals(script(script, arguments));
  }

  /** What the console has shown since it was last asked. */
  List<String> messages() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(LogEntry::getMessage)
        .toList();
  }

  /** The addresses asked for since it was last asked. */
  List<URI> requests() {
    List<URI> addresses = new ArrayList<>();
    for (LogEntry entry : driver.manage().logs().get(LogType.PERFORMANCE)) {
      JsonNode event = JsonMapper.shared().readTree(entry.getMessage()).get("message");
      if (event.get("method").asString().equals("Network.requestWillBeSent")) {
        addresses.add(URI.create(event.at("/params/request/url").asString().split(",", 2)[0]));
      }
    }
    return addresses;
  }

  /** A picture of the window. */
  void picture(Path file) throws IOException {
    Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
  }

  /** A picture of all that can be scrolled to: the window becomes as high as the page. */
  void pictureOfAll(Path file) throws IOException {
    Object width = script("return innerWidth");
    sizeWindow(width, script("return document.documentElement.scrollHeight"));
    picture(file);
    sizeWindow(width, HEIGHT);
  }

  private void sizeWindow(@Nullable Object width, @Nullable Object height) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of(
            "width",
            requireNonNull(width),
            "height",
            requireNonNull(height),
            "deviceScaleFactor",
            1,
            "mobile",
            false));
  }

  @Override
  public void close() {
    driver.quit();
  }
}
