package io.github.postmerge.smoke.mojo;

import io.github.postmerge.smoke.postmerge.PostMergeSmokeOutcome;
import io.github.postmerge.smoke.postmerge.VerdictReport;
import java.util.function.Consumer;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;

/** Shows the verdict and ends the build by it. */
final class BuildEnd {

  private final Console console;

  BuildEnd(Console console) {
    this.console = console;
  }

  void of(PostMergeSmokeOutcome outcome) throws MojoExecutionException, MojoFailureException {
    VerdictReport report = new VerdictReport(outcome);
    String headline = ConsoleText.line(report.headline());
    switch (outcome.buildResult()) {
      case SUCCESS -> show(report, console.colours().good(headline), console.log()::info);
      case FAILURE -> {
        showBad(report, headline);
        throw new MojoFailureException(headline);
      }
      case ERROR -> {
        showBad(report, headline);
        throw new MojoExecutionException(headline);
      }
    }
  }

  /** As errors, so that a quiet build shows them too. */
  private void showBad(VerdictReport report, String headline) {
    show(report, console.colours().bad(headline), console.log()::error);
  }

  private static void show(VerdictReport report, String headline, Consumer<CharSequence> log) {
    log.accept("");
    log.accept(headline);
    report.details().stream().map(ConsoleText::line).forEach(log);
    log.accept("");
  }
}
