package io.github.postmerge.smoke.command;

import java.util.List;
import java.util.stream.Collectors;

/** A smoke command as somebody declared it. */
public sealed interface SmokeCommand {

  /** One line that the platform's shell runs. */
  record Shell(String line) implements SmokeCommand {

    @Override
    public List<String> argv(ShellDialect dialect) {
      return dialect.argv(line);
    }

    @Override
    public String declared() {
      return line;
    }
  }

  /** A program and its arguments, run without a shell. */
  record Argv(List<String> arguments) implements SmokeCommand {

    /** Copies the list. */
    public Argv {
      arguments = List.copyOf(arguments);
    }

    @Override
    public List<String> argv(ShellDialect dialect) {
      return arguments;
    }

    @Override
    public String declared() {
      return arguments.stream().map(ShellDialect::quoted).collect(Collectors.joining(" "));
    }
  }

  /** The program and arguments to execute. */
  List<String> argv(ShellDialect dialect);

  /** The command as one line; a list is joined, each argument quoted where a shell needs it. */
  String declared();

  /**
   * A command given as one line.
   *
   * @throws InvalidCommandException where it is empty or holds a NUL
   */
  static SmokeCommand shell(String line) throws InvalidCommandException {
    if (line.isBlank()) {
      throw new InvalidCommandException(
          "The smoke command is empty. Give a command, or leave the key out.");
    }
    return new Shell(withoutNul(line));
  }

  /**
   * A command given as a list.
   *
   * @throws InvalidCommandException where it names no program or holds a NUL
   */
  static SmokeCommand argv(List<String> arguments) throws InvalidCommandException {
    if (arguments.isEmpty() || arguments.get(0).isBlank()) {
      throw new InvalidCommandException(
          "The smoke command's list names no program. Begin the list with the program to run.");
    }
    for (String argument : arguments) {
      withoutNul(argument);
    }
    return new Argv(arguments);
  }

  private static String withoutNul(String text) throws InvalidCommandException {
    if (text.indexOf('\0') >= 0) {
      throw new InvalidCommandException(
          String.format(
              "The smoke command holds a NUL character in \"%s\", which no system can pass to a"
                  + " program. Take it out.",
              Printable.of(text)));
    }
    return text;
  }
}
