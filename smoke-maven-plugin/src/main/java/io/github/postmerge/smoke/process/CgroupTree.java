package io.github.postmerge.smoke.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A tree in a cgroup.
 *
 * <p>A process that may write to another cgroup can leave this one; su does so if it opens a
 * systemd session. Such processes are found in the process table, as in the scan tier.
 */
final class CgroupTree implements Tree {

  private static final Duration LONGEST_REMOVAL = Duration.ofMillis(300);

  private final Process command;
  private final Cgroup cgroup;
  private final DescendantTracker tracker;
  private final LaunchNames names;
  private final Supervisor supervisor;
  private final DescendantKiller killer;

  CgroupTree(
      Process command,
      Cgroup cgroup,
      DescendantTracker tracker,
      LaunchNames names,
      Supervisor supervisor) {
    this.command = command;
    this.cgroup = cgroup;
    this.tracker = tracker;
    this.names = names;
    this.supervisor = supervisor;
    this.killer = new DescendantKiller(tracker);
  }

  @Override
  public Containment containment() {
    return Containment.CGROUP;
  }

  @Override
  public Process command() {
    return command;
  }

  @Override
  public void observe() {
    tracker.members(ProcessTable.read());
  }

  @Override
  public List<Member> members() {
    Set<Long> members = new TreeSet<>(cgroup.members());
    ProcessTable table = ProcessTable.read();
    members.removeIf(pid -> table.find(pid).isEmpty());
    members.addAll(tracker.members(table));
    members.remove(command.pid());
    return members.stream().flatMap(pid -> Member.of(pid, names).stream()).toList();
  }

  @Override
  public boolean kill() {
    cgroup.kill();
    return killer.kill() && cgroup.members().isEmpty() && !command.isAlive();
  }

  @Override
  public boolean launchFailed(int code, Capture stdout, Capture stderr) {
    return code != 0
        && new String(stderr.head(), UTF_8).startsWith("flock: ")
        && new String(stderr.head(), UTF_8).contains(cgroup.folder().toString());
  }

  @Override
  public void close() {
    supervisor.end();
    UninterruptibleWait wait = new UninterruptibleWait();
    wait.until(cgroup::remove, Deadline.in(LONGEST_REMOVAL));
    wait.restoreInterrupt();
  }
}
