package io.github.postmerge.smoke.process;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/**
 * Kills the processes that a tracker finds; called repeatedly until there are none.
 *
 * <p>Only root can kill a process that a user started with sudo. The user can signal sudo itself,
 * which forwards SIGTERM but cannot forward SIGKILL, so sudo gets SIGTERM first.
 */
final class DescendantKiller {

  /** Rounds against single processes; what survives them forks faster than the table is read. */
  private static final int SINGLE_ROUNDS = 3;

  private static final Duration LONGEST_FORWARDING = Duration.ofMillis(500);

  private final DescendantTracker tracker;
  private final Optional<ProcessOwner> self = ProcessOwner.of("self");
  private Optional<Deadline> forwardingDeadline = Optional.empty();
  private int rounds;

  DescendantKiller(DescendantTracker tracker) {
    this.tracker = tracker;
  }

  /** Kills what it finds; true if it found no process. */
  boolean kill() {
    ProcessTable table = ProcessTable.read();
    Set<Long> members = tracker.members(table);
    rounds++;
    if (members.isEmpty() && rounds > 1) {
      killGroups(tracker.shortLivedGroups(table));
    } else if (rounds > SINGLE_ROUNDS && !isAnyUnreachable(members)) {
      killGroups(tracker.groupsOf(members, table));
    }
    Set<Long> forwarders =
        isAnyUnreachable(members) && !isForwardingOver() ? terminateForwarders(members) : Set.of();
    members.stream()
        .filter(pid -> !forwarders.contains(pid))
        .forEach(DescendantKiller::killProcess);
    return members.isEmpty();
  }

  private static void killProcess(long pid) {
    ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
  }

  private boolean isAnyUnreachable(Set<Long> members) {
    return members.stream().anyMatch(pid -> is(pid, ProcessOwner::cannotBeSignalledBy));
  }

  private boolean is(long pid, BiPredicate<ProcessOwner, ProcessOwner> relation) {
    return self.isPresent()
        && ProcessOwner.of(Long.toString(pid))
            .filter(owner -> relation.test(owner, self.get()))
            .isPresent();
  }

  private boolean isForwardingOver() {
    if (forwardingDeadline.isEmpty()) {
      forwardingDeadline = Optional.of(Deadline.in(LONGEST_FORWARDING));
    }
    return forwardingDeadline.get().isPast();
  }

  private Set<Long> terminateForwarders(Set<Long> members) {
    Set<Long> forwarders =
        members.stream()
            .filter(pid -> is(pid, ProcessOwner::forwardsSignalsOf))
            .collect(Collectors.toSet());
    forwarders.forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy));
    return forwarders;
  }

  /** The kernel signals a whole group at once, so that no member escapes by forking. */
  private static void killGroups(Set<Long> groups) {
    if (groups.isEmpty()) {
      return;
    }
    List<String> argv = new ArrayList<>(List.of("-c", "kill -s KILL -- \"$@\"", "sh"));
    argv.add(0, SystemPrograms.find("sh").orElse(Path.of("/bin/sh")).toString());
    groups.forEach(group -> argv.add("-" + group));
    try {
      new ProcessBuilder(argv).start();
    } catch (IOException cannotFork) {
      // The process limit is reached; killing the single members frees room.
    }
  }
}
