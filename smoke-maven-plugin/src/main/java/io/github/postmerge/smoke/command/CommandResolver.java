package io.github.postmerge.smoke.command;

import io.github.postmerge.smoke.command.CommandRequest.Presence;
import io.github.postmerge.smoke.command.CommandRequest.RegistryFile;
import io.github.postmerge.smoke.command.CommandResolution.Found;
import io.github.postmerge.smoke.command.CommandResolution.Undefined;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Finds the smoke command in a parameter, the task spec, the project's registry or the built-in
 * registry.
 */
public final class CommandResolver {

  /** The registry that ships with the plugin; loaded lazily, because few runs need it. */
  private final Supplier<Registry> builtIn;

  private CommandResolver(Supplier<Registry> builtIn) {
    this.builtIn = builtIn;
  }

  /** A resolver with the registry that ships with the plugin. */
  public static CommandResolver withBuiltInRegistry() {
    return new CommandResolver(BuiltInRegistry::load);
  }

  /**
   * Checks the sources in order; the first that defines a command wins.
   *
   * @throws InvalidCommandException if a source exists but is invalid
   * @throws IOException if the tree cannot be read
   */
  public CommandResolution resolve(CommandRequest request, TreeFiles files)
      throws InvalidCommandException, IOException {
    if (request.explicit().isPresent()) {
      SmokeCommand command = request.explicit().get();
      return new Found(
          command, CommandSource.PARAMETER, Optional.empty(), command.declared().strip());
    }
    requireNamedRegistry(request.registry(), files);
    List<String> lookedFor = new ArrayList<>();
    Optional<Found> spec = fromTaskSpec(request, files, lookedFor);
    if (spec.isPresent()) {
      return spec.get();
    }
    Optional<Found> registered = fromRegistries(request, files, lookedFor);
    return registered.isPresent() ? registered.get() : new Undefined(lookedFor);
  }

  private static Optional<Found> fromTaskSpec(
      CommandRequest request, TreeFiles files, List<String> lookedFor)
      throws InvalidCommandException, IOException {
    if (request.taskId().isEmpty()) {
      return Optional.empty();
    }
    String path = request.taskDirectory().child(request.taskId().get() + ".md").value();
    Optional<byte[]> content = files.read(path);
    if (content.isEmpty()) {
      lookedFor.add("there is no " + path);
      return Optional.empty();
    }
    TaskSpec spec = TaskSpec.parse(path, content.get());
    lookedFor.add(path + " has " + spec.contents());
    return spec.smokeCommand().map(found -> found.named(request.taskId().get().value()));
  }

  private Optional<Found> fromRegistries(
      CommandRequest request, TreeFiles files, List<String> lookedFor)
      throws InvalidCommandException, IOException {
    String path = request.registry().path().value();
    Optional<byte[]> content = files.read(path);
    if (content.isEmpty()) {
      lookedFor.add("there is no " + path);
      return builtIn.get().commandFor(request.taskId());
    }
    Registry project = Registry.parse(path, content.get());
    lookedFor.add(path + " has " + project.contents());
    return project
        .commandFor(request.taskId())
        .map(found -> found.named(request.registry().nameOf(found.name())))
        .or(() -> builtIn.get().commandFor(request.taskId()));
  }

  /** Checked even if a task spec defines the command, so that a misspelled name is found early. */
  private static void requireNamedRegistry(RegistryFile registry, TreeFiles files)
      throws InvalidCommandException, IOException {
    if (registry.presence() == Presence.REQUIRED && files.read(registry.path().value()).isEmpty()) {
      throw new InvalidCommandException(
          String.format(
              "smoke.registry \"%s\" is not in the merge commit's tree. Commit the file, or leave"
                  + " the parameter out.",
              registry.path()));
    }
  }
}
