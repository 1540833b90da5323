package io.github.postmerge.smoke.process;

import java.util.ArrayList;
import java.util.List;

/**
 * The programs that lead to a command, each of which executes the next in its own place.
 *
 * @param launchers their arguments, in order
 * @param argv the command's
 */
record LaunchNames(List<List<String>> launchers, List<String> argv) {

  List<String> commandLine() {
    List<String> all = new ArrayList<>();
    launchers.forEach(all::addAll);
    all.addAll(argv);
    return all;
  }

  /** A process that is still a launcher is shown as the command that it is about to become. */
  String shown(String commandLine) {
    boolean launching =
        launchers.stream().anyMatch(each -> commandLine.startsWith(String.join(" ", each) + " "));
    return launching ? String.join(" ", argv) : commandLine;
  }
}
