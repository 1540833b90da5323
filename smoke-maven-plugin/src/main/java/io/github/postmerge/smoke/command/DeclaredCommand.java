package io.github.postmerge.smoke.command;

import io.github.postmerge.smoke.command.CommandResolution.Found;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a command as YAML declares it: a scalar for the shell, or a list of strings. */
final class DeclaredCommand {

  private DeclaredCommand() {}

  static Found read(Yaml.Entry entry, CommandSource source) throws InvalidCommandException {
    try {
      return new Found(command(entry), source, Optional.of(entry.place()));
    } catch (InvalidCommandException e) {
      throw new InvalidCommandException(entry.place() + ": " + e.getMessage());
    }
  }

  private static SmokeCommand command(Yaml.Entry entry) throws InvalidCommandException {
    if (entry.value() instanceof Yaml.Scalar scalar) {
      return SmokeCommand.shell(scalar.text());
    }
    if (entry.value() instanceof Yaml.Sequence sequence) {
      return SmokeCommand.argv(strings(sequence));
    }
    throw notACommand(entry.key());
  }

  private static List<String> strings(Yaml.Sequence sequence) throws InvalidCommandException {
    List<String> strings = new ArrayList<>();
    for (Yaml.Node item : sequence.items()) {
      if (!(item instanceof Yaml.Scalar scalar)) {
        throw new InvalidCommandException(
            "An argument of the smoke command is no string. Write each argument as one string.");
      }
      strings.add(scalar.text());
    }
    return strings;
  }

  private static InvalidCommandException notACommand(String key) {
    return new InvalidCommandException(
        String.format(
            "\"%s\" is a mapping. Write one line for the shell, or a list of strings.",
            Printable.of(key)));
  }
}
