package io.github.postmerge.smoke.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Runs the command in its own session and finds its descendants in the process table. */
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
    ProcessMarkers markers = ProcessMarkers.of(spec, pipes.names());
    LaunchOrigin origin = LaunchOrigin.ofThisJvm();
    Optional<Supervisor> supervisor = supervisor(spec, origin, markers);
    try {
      LaunchNames names = new LaunchNames(launchers(), spec.argv());
      Process process =
          new Launch(names.commandLine(), spec.directory(), spec.environment()).start(pipes);
      supervisor.ifPresent(each -> each.sendCommand(process.pid()));
      DescendantTracker tracker =
          new DescendantTracker(
              origin,
              markers,
              supervisor
                  .map(DescendantTracker.Listener.class::cast)
                  .orElse(DescendantTracker.Listener.NONE));
      tracker.start(process.pid());
      return new ScanTree(process, tracker, names, supervisor);
    } catch (IOException | RuntimeException e) {
      supervisor.ifPresent(Supervisor::end);
      throw e;
    }
  }

  private static Optional<Supervisor> supervisor(
      ProcessSpec spec, LaunchOrigin origin, ProcessMarkers markers) throws IOException {
    if (!Supervisor.canBeStarted()) {
      return Optional.empty();
    }
    Supervisor supervisor = Supervisor.start(Optional.empty(), spec.guarded());
    supervisor.send(origin, markers);
    return Optional.of(supervisor);
  }

  private List<List<String>> launchers() {
    return setsid.map(program -> List.of(List.of(program.toString(), "--"))).orElse(List.of());
  }
}
