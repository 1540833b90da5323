package io.github.postmerge.smoke.command;

import java.util.Optional;

/**
 * Where to look for the smoke command.
 *
 * @param explicit the command given as a parameter, which overrides all other sources
 * @param taskId the merge's task, if any
 * @param taskDirectory folder of the task specs in the merge commit's tree
 * @param registry the project's registry in the merge commit's tree, and whether it must exist
 */
public record CommandRequest(
    Optional<SmokeCommand> explicit,
    Optional<TaskId> taskId,
    TreePath taskDirectory,
    RegistryFile registry) {

  /** The project's registry file. */
  public record RegistryFile(TreePath path, Presence presence) {

    /** The default path. */
    public static final String USUAL_PATH = ".smoke/registry.yaml";

    /**
     * The name of a smoke that this file defines; unique, although two files can have the same key.
     */
    String nameOf(String key) {
      return path.value().equals(USUAL_PATH) ? key : path.value() + "#" + key;
    }
  }

  /** What a missing file means. */
  public enum Presence {
    /** The user named it, so it must exist. */
    REQUIRED,
    /** It has the default path, so it may be missing. */
    OPTIONAL
  }
}
