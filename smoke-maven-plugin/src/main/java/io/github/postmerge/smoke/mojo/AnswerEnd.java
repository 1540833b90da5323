package io.github.postmerge.smoke.mojo;

import io.github.postmerge.smoke.verdict.BuildResult;
import java.util.List;
import java.util.function.Consumer;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;

/** Shows an answer and ends the build with its result. */
record AnswerEnd(BuildResult result, String headline, List<String> details) {

  /** Makes each line safe for a console. */
  AnswerEnd {
    headline = ConsoleText.line(headline);
    details = details.stream().map(ConsoleText::line).toList();
  }

  void endBuild(Console console) throws MojoExecutionException, MojoFailureException {
    switch (result) {
      case SUCCESS -> show(console, console.log()::info);
      case FAILURE -> {
        show(console, console.log()::error);
        throw new MojoFailureException(headline);
      }
      case ERROR -> throw new MojoExecutionException(headline);
    }
  }

  private void show(Console console, Consumer<CharSequence> log) {
    log.accept("");
    log.accept(console.colours().strong(headline));
    details.forEach(log);
    log.accept("");
  }
}
