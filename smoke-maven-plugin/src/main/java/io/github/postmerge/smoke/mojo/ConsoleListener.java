package io.github.postmerge.smoke.mojo;

import io.github.postmerge.smoke.run.RunListener;
import java.time.Duration;
import java.util.Locale;

/** Shows a run in Maven's log; the smoke's output is never logged as an error. */
final class ConsoleListener implements RunListener {

  private final Console console;

  ConsoleListener(Console console) {
    this.console = console;
  }

  @Override
  public void step(Step step, String detail) {
    String name = String.format(Locale.ROOT, "%-10s", step.name().toLowerCase(Locale.ROOT));
    String start = console.colours().strong(name) + " ";
    for (String line : ConsoleText.lines(detail)) {
      console.log().info(start + line);
      start = " ".repeat(name.length() + 1);
    }
  }

  @Override
  public void output(String line) {
    console.log().info("| " + line);
  }

  @Override
  public void silence(Duration remaining) {
    console
        .log()
        .info(
            String.format(
                Locale.ROOT,
                "still running; %d min %02d s left",
                remaining.toMinutes(),
                remaining.toSecondsPart()));
  }

  @Override
  public void warning(String message) {
    console.log().warn(ConsoleText.line(message));
  }
}
