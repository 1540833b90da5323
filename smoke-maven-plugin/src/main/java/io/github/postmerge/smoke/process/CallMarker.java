package io.github.postmerge.smoke.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Tells what a small program started from everybody else.
 *
 * @param id the value of a variable in its environment, which all that it starts inherits
 * @param origin who starts it, and a moment before its start; empty without a process table
 */
record CallMarker(String id, Optional<LaunchOrigin> origin) {

  private static final String VARIABLE = "SMOKE_CALL_ID";

  /** Started by git on purpose, to outlive it. */
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

  /** Holds the program and all that it starts, also what leaves its session. */
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

  /** Kills what is in the session of a program that has ended; true where nothing is left. */
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
    try {
      byte[] arguments =
          Files.readAllBytes(ProcessTable.PROC.resolve(Long.toString(pid)).resolve("cmdline"));
      return new String(arguments, UTF_8).contains(KEPT_DAEMON);
    } catch (IOException gone) {
      return false;
    }
  }
}
