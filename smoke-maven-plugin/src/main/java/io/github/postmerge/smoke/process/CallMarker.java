package io.github.postmerge.smoke.process;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Distinguishes the processes of one system program call from all others.
 *
 * @param id the value of an environment variable that all its processes inherit
 * @param origin where it is launched from; empty without a process table
 */
record CallMarker(String id, Optional<LaunchOrigin> origin) {

  private static final String VARIABLE = "SMOKE_CALL_ID";

  /** A daemon that git starts to outlive it. */
  private static final String KEPT_DAEMON = "credential-cache--daemon";

  static CallMarker create() throws IOException {
    Optional<LaunchOrigin> origin =
        ProcessTable.isAvailable() ? Optional.of(LaunchOrigin.ofThisJvm()) : Optional.empty();
    return new CallMarker(UUID.randomUUID().toString(), origin);
  }

  Map<String, String> addTo(Map<String, String> environment) {
    Map<String, String> all = new HashMap<>(environment);
    all.put(VARIABLE, id);
    return all;
  }

  /** The program and its descendants, including those that leave its session. */
  Tree tree(Process process, Pipes pipes) {
    if (origin.isEmpty()) {
      return new PortableTree(process);
    }
    ProcessMarkers markers =
        new ProcessMarkers(Optional.of(VARIABLE + "=" + id), pipes.names(), Optional.empty());
    DescendantTracker tracker =
        new DescendantTracker(origin.get(), markers, DescendantTracker.Listener.NONE);
    tracker.start(process.pid());
    LaunchNames names = new LaunchNames(List.of(), List.of(""));
    return new ScanTree(process, tracker, names, Optional.empty());
  }

  /** Kills the processes left in the session of an ended program; true if there were none. */
  boolean killRemaining(long session) {
    if (origin.isEmpty()) {
      return true;
    }
    List<Long> left =
        ProcessTable.read().entries().stream()
            .filter(
                entry -> entry.session() == session && entry.startTicks() >= origin.get().since())
            .map(ProcessEntry::pid)
            .filter(pid -> !isKeptDaemon(pid))
            .toList();
    left.forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
    return left.isEmpty();
  }

  private static boolean isKeptDaemon(long pid) {
    return ProcFile.text(pid, "cmdline").contains(KEPT_DAEMON);
  }
}
