package io.github.postmerge.smoke.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A tree whose members are looked for in the process table. */
final class ScanTree implements Tree {

  /** Strikes at single processes; whoever is not dead then forks faster than we look. */
  private static final int SINGLE_STRIKES = 3;

  private final Process command;
  private final Kinship kinship;
  private final LaunchNames names;
  private int strikes;

  ScanTree(Process command, Kinship kinship, LaunchNames names) {
    this.command = command;
    this.kinship = kinship;
    this.names = names;
  }

  @Override
  public Containment containment() {
    return Containment.SCAN;
  }

  @Override
  public Process command() {
    return command;
  }

  @Override
  public void observe() {
    kinship.members(ProcessTable.read());
  }

  @Override
  public List<Member> members() {
    return kinship.members(ProcessTable.read()).stream()
        .flatMap(pid -> Member.of(pid, names).stream())
        .toList();
  }

  @Override
  public boolean strike() {
    ProcessTable table = ProcessTable.read();
    Set<Long> members = kinship.members(table);
    strikes++;
    if (members.isEmpty() && strikes > 1) {
      killGroups(kinship.fleeting(table));
    } else if (strikes > SINGLE_STRIKES) {
      killGroups(kinship.groups(table, members));
    }
    members.forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
    return members.isEmpty() && !command.isAlive();
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

  @Override
  public boolean launchFailed(int code, Capture stdout, Capture stderr) {
    return false;
  }
}
