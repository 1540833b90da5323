package io.github.postmerge.smoke.mojo;

import io.github.postmerge.smoke.culprit.CulpritOutcome;
import io.github.postmerge.smoke.culprit.CulpritReport;
import java.util.function.Consumer;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;

/** Shows what a search came to and ends the build by it. */
final class CulpritEnd {

  private final Console console;

  CulpritEnd(Console console) {
    this.console = console;
  }

  void of(CulpritOutcome outcome) throws MojoExecutionException, MojoFailureException {
    CulpritReport report = new CulpritReport(outcome);
    String headline = ConsoleText.line(report.headline());
    switch (outcome.buildResult()) {
      case SUCCESS -> show(report, console.log()::info);
      case FAILURE -> {
        show(report, console.log()::error);
        throw new MojoFailureException(headline);
      }
      case ERROR -> throw new MojoExecutionException(headline);
    }
  }

  private void show(CulpritReport report, Consumer<CharSequence> log) {
    log.accept("");
    log.accept(console.colours().strong(ConsoleText.line(report.headline())));
    report.details().stream().map(ConsoleText::line).forEach(log);
    log.accept("");
  }
}
