package io.github.postmerge.smoke.envelope;

import io.github.postmerge.smoke.process.Containment;
import java.util.List;

/**
 * The processes that had to be killed, and those that could not be.
 *
 * @param containment how the process tree was tracked
 * @param leakedPipe whether a process outlived the command with its output still open
 * @param repositoryChanges paths in the repository, outside the worktree, that changed meanwhile
 */
public record ProcessCensus(
    Containment containment,
    List<Entry> killed,
    List<Entry> survivors,
    boolean leakedPipe,
    List<String> repositoryChanges) {

  /** Copies the lists. */
  public ProcessCensus {
    killed = List.copyOf(killed);
    survivors = List.copyOf(survivors);
    repositoryChanges = List.copyOf(repositoryChanges);
  }

  /**
   * One process.
   *
   * @param command its command line, masked
   */
  public record Entry(long pid, String command) {}
}
