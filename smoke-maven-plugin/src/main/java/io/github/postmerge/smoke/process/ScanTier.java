package io.github.postmerge.smoke.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Runs the command in a session of its own and finds its heirs in the process table. */
final class ScanTier implements Tier {

  private final Optional<Path> setsid;

  ScanTier(Optional<Path> setsid) {
    this.setsid = setsid;
  }

  @Override
  public Containment containment() {
    return Containment.SCAN;
  }

  @Override
  public Tree launch(ProcessSpec spec, Pipes pipes) throws IOException {
    Footprints footprints = Footprints.of(spec, pipes.names());
    long since = ProcessTable.now();
    LaunchNames names = new LaunchNames(launchers(), spec.argv());
    Process process =
        new Launch(names.commandLine(), spec.directory(), spec.environment()).into(pipes);
    return new ScanTree(process, new Kinship(process.pid(), since, footprints), names);
  }

  private List<List<String>> launchers() {
    return setsid.map(program -> List.of(List.of(program.toString(), "--"))).orElse(List.of());
  }
}
