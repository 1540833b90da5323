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
 * Kills whom a tracker knows, again and again.
 *
 * <p>What a user has started by sudo, only root can kill. sudo itself can be killed, but then
 * nobody tells the other any more; so it is first asked to stop, and passes that on.
 */
final class DescendantKiller {

  /** Rounds against single processes; whoever is not dead then forks faster than we look. */
  private static final int SINGLE_ROUNDS = 3;

  private static final Duration LONGEST_FORWARDING = Duration.ofMillis(500);

  private final DescendantTracker tracker;
  private final Optional<ProcessOwner> us = ProcessOwner.of("self");
  private Optional<Deadline> forwarding = Optional.empty();
  private int rounds;

  DescendantKiller(DescendantTracker tracker) {
    this.tracker = tracker;
  }

  /** Kills whom it finds; true where it found nobody. */
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
        isAnyUnreachable(members) && !isForwarded() ? terminateForwarders(members) : Set.of();
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
    return us.isPresent()
        && ProcessOwner.of(Long.toString(pid))
            .filter(owner -> relation.test(owner, us.get()))
            .isPresent();
  }

  private boolean isForwarded() {
    if (forwarding.isEmpty()) {
      forwarding = Optional.of(Deadline.in(LONGEST_FORWARDING));
    }
    return forwarding.get().isPast();
  }

  private Set<Long> terminateForwarders(Set<Long> members) {
    Set<Long> forwarders =
        members.stream()
            .filter(pid -> is(pid, ProcessOwner::forwardsSignalsOf))
            .collect(Collectors.toSet());
    forwarders.forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy));
    return forwarders;
  }

  /** The kernel lets nobody slip out of a group by forking while it is being killed. */
  private static void killGroups(Set<Long> groups) {
    if (groups.isEmpty()) {
      return;
    }
    List<String> argv = new ArrayList<>(List.of("-c", "kill -s KILL -- \"$@\"", "sh"));
    argv.add(0, SystemPrograms.find("sh").orElse(Path.of("/bin/sh")).toString());
    groups.forEach(group -> argv.add("-" + group));
    try {
      new ProcessBuilder(argv).start();
    } catch (IOException noRoomForAnother) {
      // Each member is still struck one by one, which makes room.
    }
  }
}
