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
 * Kills whom a kinship knows, again and again.
 *
 * <p>What a user has started by sudo, only root can kill. sudo itself can be killed, but then
 * nobody tells the other any more; so it is first asked to stop, and passes that on.
 */
final class KinKiller {

  /** Rounds against single processes; whoever is not dead then forks faster than we look. */
  private static final int SINGLE_ROUNDS = 3;

  private static final Duration LONGEST_PASSING_ON = Duration.ofMillis(500);

  private final Kinship kinship;
  private final Optional<ProcessOwner> us = ProcessOwner.of("self");
  private Optional<Deadline> passingOn = Optional.empty();
  private int rounds;

  KinKiller(Kinship kinship) {
    this.kinship = kinship;
  }

  /** Kills whom it finds; true where it found nobody. */
  boolean strike() {
    ProcessTable table = ProcessTable.read();
    Set<Long> members = kinship.members(table);
    rounds++;
    if (members.isEmpty() && rounds > 1) {
      killGroups(kinship.fleeting(table));
    } else if (rounds > SINGLE_ROUNDS && !isAnyOutOfReach(members)) {
      killGroups(kinship.groups(table, members));
    }
    Set<Long> asked = isAnyOutOfReach(members) && !isPassedOn() ? ask(members) : Set.of();
    members.stream().filter(pid -> !asked.contains(pid)).forEach(KinKiller::kill);
    return members.isEmpty();
  }

  private static void kill(long pid) {
    ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
  }

  private boolean isAnyOutOfReach(Set<Long> members) {
    return members.stream().anyMatch(pid -> is(pid, ProcessOwner::isOutOfReachOf));
  }

  private boolean is(long pid, BiPredicate<ProcessOwner, ProcessOwner> relation) {
    return us.isPresent()
        && ProcessOwner.of(Long.toString(pid))
            .filter(owner -> relation.test(owner, us.get()))
            .isPresent();
  }

  private boolean isPassedOn() {
    if (passingOn.isEmpty()) {
      passingOn = Optional.of(Deadline.in(LONGEST_PASSING_ON));
    }
    return passingOn.get().isPast();
  }

  private Set<Long> ask(Set<Long> members) {
    Set<Long> asked =
        members.stream()
            .filter(pid -> is(pid, ProcessOwner::passesSignalsOnFor))
            .collect(Collectors.toSet());
    asked.forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy));
    return asked;
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
