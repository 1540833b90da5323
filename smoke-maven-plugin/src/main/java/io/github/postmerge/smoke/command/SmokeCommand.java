package io.github.postmerge.smoke.command;

import java.util.List;
import java.util.stream.Collectors;

/** A declared smoke command. */
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

  /** The command as one line; a list is joined, with shell quoting where needed. */
  String declared();

  /**
   * A command given as one line.
   *
   * @throws InvalidCommandException if it is empty or contains a NUL character
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
   * @throws InvalidCommandException if it names no program or contains a NUL character
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
              "The smoke command contains a NUL character in \"%s\", which cannot be passed to a"
                  + " program. Remove it.",
              Printable.of(text)));
    }
    return text;
  }
}
