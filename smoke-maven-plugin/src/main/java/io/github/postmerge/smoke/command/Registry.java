package io.github.postmerge.smoke.command;

import io.github.postmerge.smoke.command.CommandResolution.Found;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A table from task id to command, with an optional default. */
final class Registry {

  private static final String DEFAULT = "default";

  private final Map<String, Found> commands;

  private Registry(Map<String, Found> commands) {
    this.commands = commands;
  }

  static Registry parse(String file, byte[] content) throws InvalidCommandException {
    Yaml.Mapping entries = Yaml.registry(file, Text.ofRegistry(file, content));
    Map<String, Found> commands = new LinkedHashMap<>();
    for (Yaml.Entry entry : entries.entries()) {
      commands.put(checkedKey(entry), DeclaredCommand.read(entry, CommandSource.REGISTRY));
    }
    return new Registry(commands);
  }

  Optional<Found> commandFor(Optional<TaskId> task) {
    Optional<Found> exact = task.map(TaskId::value).map(commands::get);
    return exact.or(() -> Optional.ofNullable(commands.get(DEFAULT)));
  }

  /** Its keys, for a message about a task that it lacks. */
  String contents() {
    return Printable.keys(commands.keySet());
  }

  private static String checkedKey(Yaml.Entry entry) throws InvalidCommandException {
    try {
      return TaskId.of(entry.key()).value();
    } catch (InvalidCommandException e) {
      throw new InvalidCommandException(entry.place() + ": " + e.getMessage());
    }
  }
}
