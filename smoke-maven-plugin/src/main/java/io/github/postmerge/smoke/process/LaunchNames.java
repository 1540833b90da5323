package io.github.postmerge.smoke.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The programs that lead to a command, each of which executes the next in its own place.
 *
 * @param launchers their arguments, in order
 * @param argv the command's
 */
record LaunchNames(List<List<String>> launchers, List<String> argv) {

  /** Bytes of a program's name that the kernel keeps. */
  private static final int LONGEST_NAME = 15;

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

  /**
   * The same for one that has its new name already, and its arguments not yet: so the kernel shows
   * it while it is becoming another program.
   */
  String shownWithoutArguments(String name) {
    String program = String.valueOf(Path.of(argv.get(0)).getFileName());
    byte[] own = program.getBytes(UTF_8);
    String shortened = new String(own, 0, Math.min(LONGEST_NAME, own.length), UTF_8);
    return name.equals(shortened) ? String.join(" ", argv) : "[" + name + "]";
  }
}
