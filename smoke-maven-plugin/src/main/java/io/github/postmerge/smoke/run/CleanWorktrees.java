package io.github.postmerge.smoke.run;

import io.github.postmerge.smoke.parameters.InvalidRequestException;
import io.github.postmerge.smoke.parameters.Parameters;
import io.github.postmerge.smoke.run.settings.RunSettingsReader;
import io.github.postmerge.smoke.worktree.IdleWorktrees;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Removes idle worktrees. */
public final class CleanWorktrees {

  private final Parameters parameters;
  private final RunSettingsReader reader;

  /** Uses the worktree root of runs with these parameters and this environment. */
  public CleanWorktrees(Parameters parameters, Map<String, String> environment) {
    this.parameters = parameters;
    this.reader = new RunSettingsReader(parameters, environment);
  }

  /**
   * Removes them.
   *
   * @return a sentence that says how many were removed, and from where
   * @throws IOException if a worktree cannot be removed
   */
  public String run() throws InvalidRequestException, IOException {
    parameters.requireKnown(RunSettingsReader.NAMES, Set.of());
    Path root = reader.worktreeRoot();
    int removed = new IdleWorktrees(root).clear();
    return String.format(Locale.ROOT, "Removed %d worktree(s) from %s.", removed, root);
  }
}
