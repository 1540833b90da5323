package io.github.postmerge.smoke.mojo;

import io.github.postmerge.smoke.culprit.SearchListener;
import io.github.postmerge.smoke.run.RunListener;
import io.github.postmerge.smoke.text.Percent;
import io.github.postmerge.smoke.text.ShortText;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * Shows a search: one line for each probe, and below it the most probable answers: as bars that are
 * redrawn on a terminal, as one plain line elsewhere.
 */
final class SearchConsole implements SearchListener {

  private static final int WIDTH = 30;
  private static final int LONGEST_LABEL = 60;

  private final Console console;
  private final RunListener shown;
  private final Screen screen;
  private final PrintStream out;
  private int drawn;

  SearchConsole(Console console, Screen screen, PrintStream out) {
    this.console = console;
    this.shown = new ConsoleListener(console);
    this.screen = screen;
    this.out = out;
  }

  /** The kind of screen. */
  enum Screen {
    /** A terminal on which lines can be redrawn. */
    TERMINAL,
    /** A file, a pipe, or a terminal in batch mode or without colours. */
    PLAIN
  }

  @Override
  public synchronized void step(Step step, String detail) {
    erase();
    shown.step(step, detail);
  }

  @Override
  public synchronized void output(String line) {
    erase();
    shown.output(line);
  }

  @Override
  public synchronized void silence(Duration remaining) {
    shown.silence(remaining);
  }

  @Override
  public synchronized void warning(String message) {
    erase();
    shown.warning(message);
  }

  @Override
  public synchronized void ranking(List<RankedAnswer> ranking) {
    if (!console.log().isInfoEnabled() || ranking.isEmpty()) {
      return;
    }
    switch (screen) {
      case TERMINAL -> draw(ranking);
      case PLAIN -> console.log().info("           most probable: " + words(ranking.get(0)));
    }
  }

  /** Removes the bars, so that other lines can follow. */
  synchronized void erase() {
    if (drawn > 0) {
      out.printf(Locale.ROOT, "\u001B[%dA\u001B[J", drawn);
      out.flush();
      drawn = 0;
    }
  }

  private void draw(List<RankedAnswer> ranking) {
    erase();
    ranking.forEach(answer -> out.println("  " + bar(answer) + " " + words(answer)));
    out.flush();
    drawn = ranking.size();
  }

  private static String bar(RankedAnswer answer) {
    int full = (int) Math.round(answer.probability() * WIDTH);
    return "#".repeat(full) + ".".repeat(WIDTH - full);
  }

  private static String words(RankedAnswer answer) {
    String label = ConsoleText.line(answer.label());
    String shown = ShortText.of(label, LONGEST_LABEL, "...");
    return String.format(Locale.ROOT, "%7s  %s", Percent.of(answer.probability()), shown);
  }
}
