package io.github.postmerge.smoke.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A tree that lives in a PID namespace. */
final class NamespaceTree implements Tree {

  /** What enters the namespace; all that comes after it is the command's own affair. */
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
    // Nothing leaves a namespace.
  }

  @Override
  public List<Member> members() {
    ProcessTable table = ProcessTable.read();
    return descendants(table).stream()
        .filter(pid -> !isOurs(table, pid))
        .flatMap(pid -> Member.of(pid, names).stream())
        .toList();
  }

  /**
   * All that descend from the two launchers, and all in the namespace: the first finds what went
   * into a namespace deeper down, the second what lost its parent while the table was read.
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

  /** The launchers, and the namespace's first process. */
  private boolean isOurs(ProcessTable table, long pid) {
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

  /** A launcher that was stopped together with the command would never see it die. */
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
    String said = new String(stderr.head(), UTF_8);
    return code != 0
        && stdout.total() == 0
        && said.lines().count() == 1
        && said.startsWith(LAUNCHER);
  }

  private static Optional<Path> link(long pid, String name) {
    try {
      return Optional.of(Files.readSymbolicLink(Path.of("/proc/" + pid + "/ns/" + name)));
    } catch (IOException gone) {
      return Optional.empty();
    }
  }
}
