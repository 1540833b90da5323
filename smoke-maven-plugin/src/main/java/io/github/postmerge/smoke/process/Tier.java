package io.github.postmerge.smoke.process;

import java.io.IOException;

/** One way to hold a process tree together, and to find all of it when it has to go. */
interface Tier {

  /** How it holds trees. */
  Containment containment();

  /**
   * Launches the command, its output going to the pipes.
   *
   * @throws TierUnavailableException where this system does not let this tier work; the command did
   *     not run
   * @throws IOException where the command itself cannot be launched
   */
  Tree launch(ProcessSpec spec, Pipes pipes) throws IOException;
}
