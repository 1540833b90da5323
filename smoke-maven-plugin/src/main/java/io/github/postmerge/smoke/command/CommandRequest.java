package io.github.postmerge.smoke.command;

import java.util.Optional;

/**
 * Where to look for the smoke command.
 *
 * @param explicit the command given as a parameter, which wins over everything
 * @param taskId the merge's task, where it has one
 * @param taskDirectory folder of the task specs in the merge commit's tree
 * @param registry the project's registry in the merge commit's tree, and whether it must be there
 */
public record CommandRequest(
    Optional<SmokeCommand> explicit,
    Optional<TaskId> taskId,
    TreePath taskDirectory,
    RegistryFile registry) {

  /** The project's registry file. */
  public record RegistryFile(TreePath path, Presence presence) {

    /** Where it is unless somebody names another file. */
    public static final String USUAL_PATH = ".smoke/registry.yaml";

    /** What a smoke is called that this file defines; two files may have the same key. */
    String nameOf(String key) {
      return path.value().equals(USUAL_PATH) ? key : path.value() + "#" + key;
    }
  }

  /** What a missing file means. */
  public enum Presence {
    /** Somebody named it, so it must be there. */
    REQUIRED,
    /** It is where it would be by default. */
    OPTIONAL
  }
}
