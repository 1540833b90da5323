package io.github.postmerge.smoke.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Kills whom a kinship knows, again and again. */
final class KinKiller {

  /** Rounds against single processes; whoever is not dead then forks faster than we look. */
  private static final int SINGLE_ROUNDS = 3;

  private final Kinship kinship;
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
    } else if (rounds > SINGLE_ROUNDS) {
      killGroups(kinship.groups(table, members));
    }
    members.forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
    return members.isEmpty();
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
