package io.github.postmerge.smoke.process;

import java.util.List;
import java.util.Optional;

/** A tree whose members are looked for in the process table. */
final class ScanTree implements Tree {

  private final Process command;
  private final Kinship kinship;
  private final LaunchNames names;
  private final KinKiller killer;
  private final Optional<Supervisor> supervisor;

  ScanTree(Process command, Kinship kinship, LaunchNames names, Optional<Supervisor> supervisor) {
    this.command = command;
    this.kinship = kinship;
    this.names = names;
    this.killer = new KinKiller(kinship);
    this.supervisor = supervisor;
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
    return killer.strike() && !command.isAlive();
  }

  @Override
  public boolean launchFailed(int code, Capture stdout, Capture stderr) {
    return false;
  }

  @Override
  public void close() {
    supervisor.ifPresent(Supervisor::end);
  }
}
