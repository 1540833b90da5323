package io.github.postmerge.smoke.process;

import java.io.IOException;

/** Runs the command with the features that the JDK has on every system. */
final class PortableTier implements Tier {

  @Override
  public Containment containment() {
    return Containment.SCAN;
  }

  @Override
  public Tree launch(ProcessSpec spec, Pipes pipes) throws IOException {
    Process process =
        new Launch(Program.of(spec).resolvedArgv(), spec.directory(), spec.environment())
            .start(pipes);
    return new PortableTree(process);
  }
}
