package io.github.postmerge.smoke.ci;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads what GitHub's runner reads from a step's output (actions/runner, {@code ActionCommand.cs}
 * as of 2026-08): {@code ::name …::} at the start of a line, {@code ##[name …]} anywhere in it. Its
 * lines end at CR, LF or both.
 */
public final class RunnerCommands {

  private RunnerCommands() {}

  record Command(String name, Map<String, String> properties, String data) {}

  public static List<Command> in(String output) {
    List<Command> commands = new ArrayList<>();
    for (String line : output.split("\r\n|\r|\n", -1)) {
      colons(line).or(() -> brackets(line)).ifPresent(commands::add);
    }
    return commands;
  }

  private static Optional<Command> colons(String line) {
    String text = line.stripLeading();
    int end = text.indexOf("::", 2);
    if (!text.startsWith("::") || end < 0) {
      return Optional.empty();
    }
    String info = text.substring(2, end);
    int blank = info.indexOf(' ');
    Map<String, String> properties = new TreeMap<>();
    if (blank > 0) {
      for (String property : info.substring(blank + 1).strip().split(",", -1)) {
        String[] parts = property.split("=", 2);
        properties.put(
            parts[0],
            unescaped(parts[1]).replace("%3A", ":").replace("%2C", ",").replace("%25", "%"));
      }
    }
    return Optional.of(
        new Command(
            blank < 0 ? info : info.substring(0, blank),
            properties,
            unescaped(text.substring(end + 2)).replace("%25", "%")));
  }

  private static Optional<Command> brackets(String line) {
    int start = line.indexOf("##[");
    int end = start < 0 ? -1 : line.indexOf(']', start);
    return end < 0
        ? Optional.empty()
        : Optional.of(
            new Command(line.substring(start + 3, end), Map.of(), line.substring(end + 1)));
  }

  private static String unescaped(String data) {
    return data.replace("%0D", "\r").replace("%0A", "\n");
  }
}
