package io.github.postmerge.smoke.culprit;

import io.github.postmerge.smoke.command.ShellDialect;
import io.github.postmerge.smoke.culprit.question.Question;
import io.github.postmerge.smoke.envelope.SmokeCommandInfo;
import io.github.postmerge.smoke.parameters.Parameters;
import io.github.postmerge.smoke.parameters.SmokeProperties;
import java.util.ArrayList;
import java.util.List;

/** Commands that reproduce a search, or the failure that it found, in any clone. */
final class ReproduceLines {

  /** Parameters that affect what is run or how, and mean the same on any machine. */
  private static final List<String> CARRIED_OVER =
      List.of(
          SmokeProperties.TASK_DIRECTORY,
          SmokeProperties.REGISTRY,
          SmokeProperties.KILL_GRACE,
          SmokeProperties.BRANCH,
          SmokeProperties.ERROR_EXIT_CODES);

  private static final String REPRODUCED = "target/smoke/culprit/reproduced.json";

  private final Parameters parameters;
  private final String version;

  /**
   * Commands for this version of the plugin.
   *
   * @param parameters of this search
   */
  ReproduceLines(Parameters parameters, String version) {
    this.parameters = parameters;
    this.version = version;
  }

  String search(Question question) {
    List<String> words = goal("culprit", question);
    words.add(given(SmokeProperties.GOOD, question.line().good().value()));
    words.add(given(SmokeProperties.BAD, question.line().bad().value()));
    if (question.isCommandGiven()) {
      words.add(given(SmokeProperties.COMMAND, declared(question.smoke())));
    }
    return line(words);
  }

  /** The command for the failure at a commit; it does not overwrite the red run's envelope. */
  String failure(Question question, String commit) {
    List<String> words = goal("post-merge", question);
    words.add(given(SmokeProperties.ENVELOPE, REPRODUCED));
    words.add(given(SmokeProperties.DRY_RUN, "true"));
    words.add(given(SmokeProperties.MERGE_COMMIT, commit));
    words.add(given(SmokeProperties.COMMAND, declared(question.smoke())));
    return line(words);
  }

  private List<String> goal(String goal, Question question) {
    List<String> words = new ArrayList<>();
    words.add("mvn");
    words.add("io.github.postmerge:smoke-maven-plugin:" + version + ":" + goal);
    words.add(given(SmokeProperties.TIMEOUT, Long.toString(question.smoke().timeoutSeconds())));
    for (String name : CARRIED_OVER) {
      parameters.text(name).ifPresent(value -> words.add(given(name, value)));
    }
    return words;
  }

  /** A shell command unchanged; a list of arguments as a shell command. */
  static String declared(SmokeCommandInfo smoke) {
    List<String> argv = smoke.argv();
    String last = argv.get(argv.size() - 1);
    boolean isShell = ShellDialect.ofThisSystem().argv(last).equals(argv);
    return isShell ? last : line(argv);
  }

  private static String given(String name, String value) {
    return "-D" + name + "=" + value;
  }

  private static String line(List<String> words) {
    return String.join(" ", words.stream().map(ShellDialect::quoted).toList());
  }
}
