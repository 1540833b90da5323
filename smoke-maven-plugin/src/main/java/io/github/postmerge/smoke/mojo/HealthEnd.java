package io.github.postmerge.smoke.mojo;

import io.github.postmerge.smoke.health.HealthOutcome;
import io.github.postmerge.smoke.health.HealthOutcome.Known;
import io.github.postmerge.smoke.health.HealthOutcome.Unknown;
import io.github.postmerge.smoke.health.MainState;
import java.util.function.Consumer;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;

/** Shows main's health and ends the build with its result. */
final class HealthEnd {

  private final Console console;

  HealthEnd(Console console) {
    this.console = console;
  }

  void endBuild(HealthOutcome outcome) throws MojoExecutionException, MojoFailureException {
    if (outcome instanceof Unknown unknown) {
      throw new MojoExecutionException(ConsoleText.line(unknown.error()));
    }
    Known known = (Known) outcome;
    show(known, known.isGood() ? console.log()::info : console.log()::error);
    if (!known.isGood()) {
      throw new MojoFailureException(ConsoleText.line(known.headline()));
    }
  }

  private void show(Known known, Consumer<CharSequence> log) {
    String headline = ConsoleText.line(known.headline());
    log.accept("");
    log.accept(
        known.state() == MainState.GREEN
            ? console.colours().good(headline)
            : console.colours().bad(headline));
    known.lines().stream().map(ConsoleText::line).forEach(log);
    log.accept(ConsoleText.line("  page       " + known.directory().resolve("index.html")));
    log.accept("");
  }
}
