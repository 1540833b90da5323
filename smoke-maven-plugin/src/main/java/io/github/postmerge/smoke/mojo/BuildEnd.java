package io.github.postmerge.smoke.mojo;

import io.github.postmerge.smoke.postmerge.PostMergeSmokeOutcome;
import io.github.postmerge.smoke.postmerge.VerdictReport;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

/** Shows the verdict and ends the build with its result. */
final class BuildEnd {

  private final Console console;
  private boolean isShownEarly;

  BuildEnd(Console console) {
    this.console = console;
  }

  Console console() {
    return console;
  }

  /** Shows a red verdict whose diagnosis is still to come. */
  void beforeDiagnosis(PostMergeSmokeOutcome outcome) {
    VerdictReport report = new VerdictReport(outcome);
    showBad(report, allLines(report));
    isShownEarly = true;
  }

  void endBuild(PostMergeSmokeOutcome outcome) throws MojoExecutionException, MojoFailureException {
    VerdictReport report = new VerdictReport(outcome);
    switch (outcome.buildResult()) {
      case SUCCESS -> showGood(report);
      case FAILURE -> {
        showBad(report, isShownEarly ? report.afterDiagnosis() : allLines(report));
        throw new MojoFailureException(headline(report));
      }
      case ERROR -> {
        showBad(report, allLines(report));
        throw new MojoExecutionException(headline(report));
      }
    }
  }

  /** Includes the last output if the build is quiet, because then it was not shown before. */
  private List<String> allLines(VerdictReport report) {
    List<String> lines = new ArrayList<>(report.details());
    if (!console.log().isInfoEnabled()) {
      lines.addAll(report.lastOutput());
    }
    return lines;
  }

  private void showGood(VerdictReport report) {
    Log log = console.log();
    if (report.succeedsAlone()) {
      show(console.colours().strong(headline(report)), report.details(), log::warn);
    } else {
      show(console.colours().good(headline(report)), report.details(), log::info);
    }
  }

  /** As errors, so that a quiet build shows them too. */
  private void showBad(VerdictReport report, List<String> lines) {
    show(console.colours().bad(headline(report)), lines, console.log()::error);
  }

  private static String headline(VerdictReport report) {
    return ConsoleText.line(report.headline());
  }

  private static void show(String headline, List<String> lines, Consumer<CharSequence> log) {
    log.accept("");
    log.accept(headline);
    lines.stream().map(ConsoleText::line).forEach(log);
    log.accept("");
  }
}
