package io.github.postmerge.smoke.run.settings;

import io.github.postmerge.smoke.command.CommandRequest;
import io.github.postmerge.smoke.command.CommandRequest.RegistryFile;
import io.github.postmerge.smoke.command.CommandResolution;
import io.github.postmerge.smoke.command.CommandResolver;
import io.github.postmerge.smoke.command.InvalidCommandException;
import io.github.postmerge.smoke.command.SmokeCommand;
import io.github.postmerge.smoke.command.TaskId;
import io.github.postmerge.smoke.command.TreeFiles;
import io.github.postmerge.smoke.command.TreePath;
import java.io.IOException;
import java.util.Optional;

/** Where a commit's tree defines its smoke command. */
public record CommandPlaces(TreePath taskDirectory, RegistryFile registry) {

  /**
   * Finds the command for a task.
   *
   * @param explicit the user's command, which overrides everything
   * @throws InvalidCommandException if a source exists but is invalid
   * @throws IOException if the tree cannot be read
   */
  public CommandResolution resolve(
      Optional<SmokeCommand> explicit, Optional<TaskId> task, TreeFiles files)
      throws InvalidCommandException, IOException {
    return CommandResolver.withBuiltInRegistry()
        .resolve(new CommandRequest(explicit, task, taskDirectory, registry), files);
  }
}
