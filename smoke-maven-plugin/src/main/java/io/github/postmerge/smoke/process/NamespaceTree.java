package io.github.postmerge.smoke.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A tree in a PID namespace. */
final class NamespaceTree implements Tree {

  /** The launcher whose error messages are checked; later ones may be the command's output. */
  private static final String LAUNCHER = "nsenter: ";

  private final Process command;
  private final NamespaceHolder holder;
  private final LaunchNames names;
  private final Optional<Path> namespace;
  private int killAttempts;

  NamespaceTree(Process command, NamespaceHolder holder, LaunchNames names) {
    this.command = command;
    this.holder = holder;
    this.names = names;
    this.namespace = link(holder.pid(), "pid_for_children");
  }

  @Override
  public Containment containment() {
    return Containment.NAMESPACE;
  }

  @Override
  public Process command() {
    return command;
  }

  @Override
  public void observe() {
    // No process can leave a PID namespace.
  }

  @Override
  public List<Member> members() {
    ProcessTable table = ProcessTable.read();
    return descendants(table).stream()
        .filter(pid -> !isInfrastructure(table, pid))
        .flatMap(pid -> Member.of(pid, names).stream())
        .toList();
  }

  /**
   * The descendants of the two launchers, and the processes in the namespace. The former include
   * processes in nested namespaces; the latter, processes whose parent ended during the read.
   */
  private Set<Long> descendants(ProcessTable table) {
    long oldestStart =
        table.find(holder.pid()).map(ProcessEntry::startTicks).orElse(Long.MAX_VALUE);
    Set<Long> roots =
        table.entries().stream()
            .filter(entry -> entry.startTicks() >= oldestStart)
            .map(ProcessEntry::pid)
            .filter(this::isInNamespace)
            .collect(Collectors.toSet());
    roots.add(holder.pid());
    roots.add(command.pid());
    return table.withDescendants(roots);
  }

  private boolean isInNamespace(long pid) {
    return namespace.isPresent() && namespace.equals(link(pid, "pid"));
  }

  /** Whether it is a launcher or the namespace's first process. */
  private boolean isInfrastructure(ProcessTable table, long pid) {
    return pid == holder.pid()
        || pid == command.pid()
        || table.find(pid).filter(entry -> entry.parent() == holder.pid()).isPresent();
  }

  @Override
  public boolean kill() {
    if (killAttempts++ == 0) {
      holder.end();
    } else if (holder.isAlive()) {
      holder.kill();
    }
    return !holder.isAlive() && isTerminated();
  }

  /** A launcher that was stopped by SIGSTOP does not notice the command's end. */
  private boolean isTerminated() {
    if (command.isAlive() && members().isEmpty()) {
      command.destroyForcibly();
    }
    return !command.isAlive();
  }

  @Override
  public void close() {
    holder.end();
  }

  @Override
  public boolean launchFailed(int code, Capture stdout, Capture stderr) {
    String error = new String(stderr.head(), UTF_8);
    return code != 0
        && stdout.total() == 0
        && error.lines().count() == 1
        && error.startsWith(LAUNCHER);
  }

  private static Optional<Path> link(long pid, String name) {
    try {
      return Optional.of(Files.readSymbolicLink(Path.of("/proc/" + pid + "/ns/" + name)));
    } catch (IOException gone) {
      return Optional.empty();
    }
  }
}
