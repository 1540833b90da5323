package io.github.postmerge.smoke.postmerge;

import io.github.postmerge.smoke.run.RunListener;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Writes down what a run tells, and may do something about a line of the smoke's output. */
class Transcript implements RunListener {

  private final List<String> steps = new CopyOnWriteArrayList<>();
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final List<String> warnings = new CopyOnWriteArrayList<>();
  private final Consumer<String> onLine;

  Transcript() {
    this(line -> {});
  }

  Transcript(Consumer<String> onLine) {
    this.onLine = onLine;
  }

  @Override
  public void step(Step step, String detail) {
    steps.add(detail);
  }

  @Override
  public void output(String line) {
    lines.add(line);
    onLine.accept(line);
  }

  @Override
  public void silence(Duration remaining) {}

  @Override
  public void warning(String message) {
    warnings.add(message);
  }

  List<String> steps() {
    return steps;
  }

  List<String> lines() {
    return lines;
  }

  List<String> warnings() {
    return warnings;
  }
}
