package io.github.postmerge.smoke.envelope;

import io.github.postmerge.smoke.process.Containment;
import java.util.List;

/**
 * Who had to be killed, and who could not be.
 *
 * @param containment how the process tree was held
 * @param leakedPipe something outlived the command holding its output
 * @param repositoryChanges what else than the worktree changed in its repository meanwhile, by path
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
