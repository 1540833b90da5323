package io.github.postmerge.smoke.process;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A tree whose members are found in the process table. */
final class ScanTree implements Tree {

  private final Process command;
  private final DescendantTracker tracker;
  private final LaunchNames names;
  private final DescendantKiller killer;
  private final Optional<Supervisor> supervisor;

  ScanTree(
      Process command,
      DescendantTracker tracker,
      LaunchNames names,
      Optional<Supervisor> supervisor) {
    this.command = command;
    this.tracker = tracker;
    this.names = names;
    this.killer = new DescendantKiller(tracker);
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
    pids(ProcessTable.read());
  }

  Set<Long> pids(ProcessTable table) {
    return tracker.members(table);
  }

  @Override
  public List<Member> members() {
    return pids(ProcessTable.read()).stream()
        .flatMap(pid -> Member.of(pid, names).stream())
        .toList();
  }

  @Override
  public boolean kill() {
    return killer.kill() && !command.isAlive();
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
