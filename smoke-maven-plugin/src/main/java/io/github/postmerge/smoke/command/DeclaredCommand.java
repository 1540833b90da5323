package io.github.postmerge.smoke.command;

import io.github.postmerge.smoke.command.CommandResolution.Found;
import io.github.postmerge.smoke.command.Yaml.Scalar.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a command from YAML: a scalar for the shell, or a list of strings. */
final class DeclaredCommand {

  private DeclaredCommand() {}

  static Found read(Yaml.Entry entry, CommandSource source) throws InvalidCommandException {
    requireExactText(entry.value());
    try {
      return new Found(command(entry), source, Optional.of(entry.place()), entry.key());
    } catch (InvalidCommandException e) {
      throw new InvalidCommandException(entry.place() + ": " + e.getMessage());
    }
  }

  /** Refuses a text that YAML would change. */
  private static void requireExactText(Yaml.Node node) throws InvalidCommandException {
    if (node instanceof Yaml.Scalar scalar && scalar.objection().isPresent()) {
      throw new InvalidCommandException(scalar.objection().get());
    }
    if (node instanceof Yaml.Sequence sequence) {
      for (Yaml.Node item : sequence.items()) {
        requireExactText(item);
      }
    }
  }

  private static SmokeCommand command(Yaml.Entry entry) throws InvalidCommandException {
    if (entry.value() instanceof Yaml.Scalar scalar) {
      return SmokeCommand.shell(requireValue(scalar));
    }
    if (entry.value() instanceof Yaml.Sequence sequence) {
      if (!sequence.items().isEmpty() && sequence.items().get(0) instanceof Yaml.Scalar program) {
        requireValue(program);
      }
      return SmokeCommand.argv(strings(sequence));
    }
    throw notACommand(entry.key());
  }

  private static String requireValue(Yaml.Scalar scalar) throws InvalidCommandException {
    if (scalar.value() == Value.NONE && !scalar.text().isEmpty()) {
      throw new InvalidCommandException(
          String.format(
              "The smoke command is empty, because \"%s\" without quotes means no value in YAML."
                  + " Give a command, or quote it.",
              scalar.text()));
    }
    return scalar.text();
  }

  private static List<String> strings(Yaml.Sequence sequence) throws InvalidCommandException {
    List<String> strings = new ArrayList<>();
    for (Yaml.Node item : sequence.items()) {
      if (!(item instanceof Yaml.Scalar scalar)) {
        throw new InvalidCommandException(
            "An argument of the smoke command is not a string. Write each argument as one string.");
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
