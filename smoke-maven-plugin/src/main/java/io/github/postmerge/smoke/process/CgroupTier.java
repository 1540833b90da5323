package io.github.postmerge.smoke.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Runs the command in a cgroup of its own.
 *
 * <p>The command is launched behind a lock, moved into the cgroup, and then let go, so that nothing
 * that it starts can be outside. Nothing but its cgroup's name tells it that it is held.
 */
final class CgroupTier implements Tier {

  private static final List<String> PROGRAMS = List.of("setsid", "flock", "sh");

  private final Cgroup parent;

  private CgroupTier(Cgroup parent) {
    this.parent = parent;
  }

  /**
   * The tier in this process's own cgroup, tried out once.
   *
   * @throws TierUnavailableException where it cannot be had
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

  /** Whether the command would not find a limit that it is under. */
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
    Supervisor supervisor = startSupervisor(cgroup);
    try {
      supervisor.tell(origin, markers);
      supervisor.tellCgroup(cgroup);
      spec.guarded().ifPresent(supervisor::tell);
      supervisor.awaitReady();
      LaunchNames names =
          new LaunchNames(List.of(session(), awaitLockOf(cgroup), session()), spec.argv());
      Process process =
          new Launch(names.commandLine(), spec.directory(), spec.environment()).start(pipes);
      move(process, cgroup);
      supervisor.tellCommand(process.pid());
      supervisor.release();
      DescendantTracker tracker = new DescendantTracker(origin, markers, supervisor);
      tracker.start(process.pid());
      return new CgroupTree(process, cgroup, tracker, names, supervisor);
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
    throw new TierUnavailableException("this kernel has no cgroup.kill (it is there from 5.14 on)");
  }

  private static Supervisor startSupervisor(Cgroup cgroup) throws IOException {
    try {
      return Supervisor.start(Optional.of(cgroup));
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
          "the system does not let this user move a process to \"" + cgroup.folder() + "\"", e);
    }
  }

  /** Away from the terminal: no Ctrl-C that was meant for us, and nobody to prompt. */
  private static List<String> session() {
    return List.of(program("setsid"), "--");
  }

  /** It stays as the command's parent, and passes on its exit code. */
  private static List<String> awaitLockOf(Cgroup cgroup) {
    return List.of(program("flock"), "--close", cgroup.folder().toString());
  }

  private static String program(String name) {
    return SystemPrograms.find(name).map(Path::toString).orElse(name);
  }
}
