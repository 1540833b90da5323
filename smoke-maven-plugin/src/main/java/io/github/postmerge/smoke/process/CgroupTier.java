package io.github.postmerge.smoke.process;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Runs the command in its own cgroup.
 *
 * <p>The command's launcher waits for a lock. It is moved into the cgroup, and then the lock is
 * released, so that every process of the command starts inside. The command can notice this only by
 * the name of its cgroup.
 */
final class CgroupTier implements Tier {

  private static final List<String> PROGRAMS = List.of("setsid", "flock", "sh");

  private final Cgroup parent;

  private CgroupTier(Cgroup parent) {
    this.parent = parent;
  }

  /**
   * The tier in the cgroup of this process; probes it once.
   *
   * @throws TierUnavailableException if it does not work on this system
   */
  static CgroupTier find() throws TierUnavailableException {
    Optional<String> missing =
        PROGRAMS.stream().filter(name -> SystemPrograms.find(name).isEmpty()).findFirst();
    if (missing.isPresent() || !Supervisor.canBeStarted()) {
      throw new TierUnavailableException(
          "the program \"" + missing.orElse("java") + "\" is missing");
    }
    CgroupTier tier = new CgroupTier(Cgroup.own());
    TierProbe.run(tier);
    return tier;
  }

  /** Whether the command would not see a limit that applies to it. */
  boolean hidesLimits() {
    return parent.hasLimits();
  }

  @Override
  public Containment containment() {
    return Containment.CGROUP;
  }

  @Override
  public Tree launch(ProcessSpec spec, Pipes pipes) throws IOException {
    ProcessMarkers markers = ProcessMarkers.of(spec, pipes.names());
    LaunchOrigin origin = LaunchOrigin.ofThisJvm();
    Cgroup cgroup = makeCgroup();
    Supervisor supervisor = startSupervisor(cgroup, spec);
    try {
      supervisor.send(origin, markers);
      supervisor.sendCgroup(cgroup);
      supervisor.awaitReady();
      LaunchNames names =
          new LaunchNames(List.of(session(), awaitLockOf(cgroup), session()), spec.argv());
      Process process =
          new Launch(names.commandLine(), spec.directory(), spec.environment()).start(pipes);
      move(process, cgroup);
      supervisor.sendCommand(process.pid());
      supervisor.release();
      DescendantTracker tracker = new DescendantTracker(origin, markers, supervisor);
      tracker.start(process.pid());
      ScanTree scan = new ScanTree(process, tracker, names, Optional.of(supervisor));
      return new CgroupTree(cgroup, scan, names);
    } catch (IOException | RuntimeException e) {
      supervisor.end();
      cgroup.remove();
      throw e;
    }
  }

  private Cgroup makeCgroup() throws TierUnavailableException {
    try {
      Cgroup cgroup = parent.child();
      if (cgroup.supportsKill()) {
        return cgroup;
      }
      cgroup.remove();
    } catch (IOException e) {
      throw new TierUnavailableException(
          "the cgroup \"" + parent.folder() + "\" cannot be written by this user", e);
    }
    throw new TierUnavailableException(
        "this kernel has no cgroup.kill (Linux 5.14 or newer has it)");
  }

  private static Supervisor startSupervisor(Cgroup cgroup, ProcessSpec spec) throws IOException {
    try {
      return Supervisor.start(Optional.of(cgroup), spec.guarded());
    } catch (IOException e) {
      cgroup.remove();
      throw e;
    }
  }

  private static void move(Process process, Cgroup cgroup) throws TierUnavailableException {
    try {
      cgroup.add(process.pid());
    } catch (IOException e) {
      process.destroyForcibly();
      throw new TierUnavailableException(
          "this user cannot move a process to \"" + cgroup.folder() + "\"", e);
    }
  }

  /** A session without a terminal: no Ctrl-C that is meant for Maven, and no prompts. */
  private static List<String> session() {
    return List.of(SystemPrograms.pathOrName("setsid"), "--");
  }

  /** flock stays the command's parent and exits with its exit code. */
  private static List<String> awaitLockOf(Cgroup cgroup) {
    return List.of(SystemPrograms.pathOrName("flock"), "--close", cgroup.folder().toString());
  }
}
