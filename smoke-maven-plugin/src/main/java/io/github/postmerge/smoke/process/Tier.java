package io.github.postmerge.smoke.process;

import java.io.IOException;

/** A way to contain a process tree, so that all of it can be found and killed. */
interface Tier {

  /** How it contains trees. */
  Containment containment();

  /**
   * Launches the command with its output redirected to the pipes.
   *
   * @throws TierUnavailableException if this tier does not work here; the command did not run
   * @throws IOException if the command itself cannot be launched
   */
  Tree launch(ProcessSpec spec, Pipes pipes) throws IOException;
}
