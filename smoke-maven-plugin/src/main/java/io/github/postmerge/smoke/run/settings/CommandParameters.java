package io.github.postmerge.smoke.run.settings;

import io.github.postmerge.smoke.command.InvalidCommandException;
import io.github.postmerge.smoke.command.SmokeCommand;
import io.github.postmerge.smoke.command.TaskId;
import io.github.postmerge.smoke.command.TaskIdPattern;
import io.github.postmerge.smoke.parameters.InvalidRequestException;
import io.github.postmerge.smoke.parameters.Parameters;
import io.github.postmerge.smoke.parameters.SmokeProperties;
import java.util.Optional;

/** The user's parameters for the command and its task. */
public record CommandParameters(Parameters parameters) {

  private static final String USUAL_TASK_ID = "\\btask-\\d+(?:\\+\\d+)*";

  /** The pattern that finds a task's id in a merge's message. */
  public TaskIdPattern taskIdPattern() throws InvalidRequestException, InvalidCommandException {
    return TaskIdPattern.of(parameters.text(SmokeProperties.TASK_ID_PATTERN, USUAL_TASK_ID));
  }

  /** The task that the user named, if any. */
  public Optional<TaskId> task() throws InvalidCommandException {
    Optional<String> id = parameters.text(SmokeProperties.TASK_ID);
    return id.isPresent() ? Optional.of(TaskId.of(id.get())) : Optional.empty();
  }

  /** The command that the user gave, if any. */
  public Optional<SmokeCommand> explicitCommand()
      throws InvalidRequestException, InvalidCommandException {
    Optional<String> line = parameters.text(SmokeProperties.COMMAND);
    if (line.isPresent() && !parameters.argv().isEmpty()) {
      throw new InvalidRequestException(
          String.format(
              "Both smoke.command \"%s\" and an argv list %s are given. Keep one of them.",
              line.get(), parameters.argv()));
    }
    if (line.isPresent()) {
      return Optional.of(SmokeCommand.shell(line.get()));
    }
    return parameters.argv().isEmpty()
        ? Optional.empty()
        : Optional.of(SmokeCommand.argv(parameters.argv()));
  }
}
