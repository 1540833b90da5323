package io.github.postmerge.smoke.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

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
    boolean launching =
        Stream.concat(launchers.stream().map(each -> each.get(0)), argv.stream().limit(1))
            .anyMatch(program -> name.equals(nameOf(program)));
    return launching ? String.join(" ", argv) : "[" + name + "]";
  }

  /** As the kernel keeps it. */
  private static String nameOf(String program) {
    byte[] name = String.valueOf(Path.of(program).getFileName()).getBytes(UTF_8);
    return new String(name, 0, Math.min(LONGEST_NAME, name.length), UTF_8);
  }
}
