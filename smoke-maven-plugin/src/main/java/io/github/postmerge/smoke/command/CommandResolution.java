package io.github.postmerge.smoke.command;

import java.util.List;
import java.util.Optional;

/** The result of looking for a smoke command. */
public sealed interface CommandResolution {

  /**
   * A command, and where it is defined.
   *
   * @param location file and line, e.g. {@code memory/tasks/task-2506.md:3}; empty for a parameter
   * @param name the name of the smoke: the task, the registry's key, or else the command
   */
  record Found(SmokeCommand command, CommandSource source, Optional<String> location, String name)
      implements CommandResolution {

    Found named(String other) {
      return new Found(command, source, location, other);
    }
  }

  /**
   * No command is defined.
   *
   * @param lookedFor what was looked for in the commit's tree and what was found, a few words each
   */
  record Undefined(List<String> lookedFor) implements CommandResolution {

    /** Copies the list. */
    public Undefined {
      lookedFor = List.copyOf(lookedFor);
    }
  }
}
