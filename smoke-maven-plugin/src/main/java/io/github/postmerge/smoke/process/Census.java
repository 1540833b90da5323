package io.github.postmerge.smoke.process;

import java.util.List;

/**
 * Who was in the process tree when it had to be cleared.
 *
 * @param containment how the tree was held
 * @param killed who was still alive when the killing began and is dead now, the command itself
 *     included
 * @param survivors who could not be killed; not empty means that containment was breached
 * @param leakedPipe something outlived the command and held its output open
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
