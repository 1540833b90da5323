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

  private final Cgroup cgroup;
  private final ScanTree scan;
  private final LaunchNames names;

  /**
   * Adds a cgroup to a tree.
   *
   * @param scan finds the processes that have left the cgroup
   */
  CgroupTree(Cgroup cgroup, ScanTree scan, LaunchNames names) {
    this.cgroup = cgroup;
    this.scan = scan;
    this.names = names;
  }

  @Override
  public Containment containment() {
    return Containment.CGROUP;
  }

  @Override
  public Process command() {
    return scan.command();
  }

  @Override
  public void observe() {
    scan.observe();
  }

  @Override
  public List<Member> members() {
    Set<Long> pids = new TreeSet<>(cgroup.members());
    ProcessTable table = ProcessTable.read();
    pids.removeIf(pid -> table.find(pid).isEmpty());
    pids.addAll(scan.pids(table));
    pids.remove(command().pid());
    return pids.stream().flatMap(pid -> Member.of(pid, names).stream()).toList();
  }

  @Override
  public boolean kill() {
    cgroup.kill();
    return scan.kill() && cgroup.members().isEmpty();
  }

  @Override
  public boolean launchFailed(int code, Capture stdout, Capture stderr) {
    return code != 0
        && new String(stderr.head(), UTF_8).startsWith("flock: ")
        && new String(stderr.head(), UTF_8).contains(cgroup.folder().toString());
  }

  @Override
  public void close() {
    scan.close();
    UninterruptibleWait wait = new UninterruptibleWait();
    wait.until(cgroup::remove, Deadline.in(LONGEST_REMOVAL));
    wait.restoreInterrupt();
  }
}
