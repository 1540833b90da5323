package io.github.postmerge.smoke.command;

/** Where a smoke command is defined. */
public enum CommandSource {
  /** The explicit parameter. */
  PARAMETER,
  /** The task's own spec in the merge commit's tree. */
  TASK_SPEC,
  /** The project's registry or the built-in one. */
  REGISTRY
}
