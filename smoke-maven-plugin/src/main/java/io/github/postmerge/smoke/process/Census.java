package io.github.postmerge.smoke.process;

import java.util.List;

/**
 * The processes that were left in the tree when it was terminated.
 *
 * @param containment how the tree was contained
 * @param killed the processes, including the command, that were alive then and are dead now
 * @param survivors the processes that could not be killed; not empty is a breach of containment
 * @param leakedPipe whether a process outlived the command and held its output open
 */
public record Census(
    Containment containment,
    List<ProcessInfo> killed,
    List<ProcessInfo> survivors,
    boolean leakedPipe) {

  /** Copies the lists. */
  public Census {
    killed = List.copyOf(killed);
    survivors = List.copyOf(survivors);
  }
}
