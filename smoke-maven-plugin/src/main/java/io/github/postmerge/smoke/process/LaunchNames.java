package io.github.postmerge.smoke.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The launchers of a command, each of which replaces itself with the next program.
 *
 * @param launchers the arguments of each launcher, in order
 * @param argv the command's arguments
 */
record LaunchNames(List<List<String>> launchers, List<String> argv) {

  /** Bytes that the kernel keeps of a program's name. */
  private static final int LONGEST_NAME = 15;

  List<String> commandLine() {
    List<String> all = new ArrayList<>();
    launchers.forEach(all::addAll);
    all.addAll(argv);
    return all;
  }

  /** A process that is still a launcher is shown as the command that it will become. */
  String shown(String commandLine) {
    boolean launching =
        launchers.stream().anyMatch(each -> commandLine.startsWith(String.join(" ", each) + " "));
    return launching ? String.join(" ", argv) : commandLine;
  }

  /**
   * The same for a process with a name and no arguments yet, as the kernel shows it during exec.
   */
  String shownWithoutArguments(String name) {
    boolean launching =
        Stream.concat(launchers.stream().map(each -> each.get(0)), argv.stream().limit(1))
            .anyMatch(program -> name.equals(nameOf(program)));
    return launching ? String.join(" ", argv) : "[" + name + "]";
  }

  /** The name that the kernel keeps. */
  private static String nameOf(String program) {
    byte[] name = String.valueOf(Path.of(program).getFileName()).getBytes(UTF_8);
    return new String(name, 0, Math.min(LONGEST_NAME, name.length), UTF_8);
  }
}
