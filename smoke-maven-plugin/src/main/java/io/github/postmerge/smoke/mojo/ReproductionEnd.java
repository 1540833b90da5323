package io.github.postmerge.smoke.mojo;

import io.github.postmerge.smoke.reproduce.ReproduceOutcome;
import io.github.postmerge.smoke.reproduce.ReproductionReport;
import java.util.function.Consumer;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;

/** Shows the answer and ends the build by it. */
final class ReproductionEnd {

  private final Console console;

  ReproductionEnd(Console console) {
    this.console = console;
  }

  void of(ReproduceOutcome outcome) throws MojoExecutionException, MojoFailureException {
    ReproductionReport report = new ReproductionReport(outcome);
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

  private void show(ReproductionReport report, Consumer<CharSequence> log) {
    log.accept("");
    log.accept(console.colours().strong(ConsoleText.line(report.headline())));
    report.details().stream().map(ConsoleText::line).forEach(log);
    log.accept("");
  }
}
