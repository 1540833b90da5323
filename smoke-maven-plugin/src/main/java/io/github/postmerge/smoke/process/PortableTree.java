package io.github.postmerge.smoke.process;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A tree of the current descendants and of those that were seen before. */
final class PortableTree implements Tree {

  private final Process command;
  private final Set<ProcessHandle> seen = new LinkedHashSet<>();

  PortableTree(Process command) {
    this.command = command;
    seen.add(command.toHandle());
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
    List.copyOf(seen).forEach(each -> each.descendants().forEach(seen::add));
  }

  @Override
  public List<Member> members() {
    observe();
    return seen.stream()
        .filter(PortableTree::isAlive)
        .map(PortableTree::member)
        .sorted(Comparator.comparingLong(member -> member.info().pid()))
        .toList();
  }

  @Override
  public boolean kill() {
    List<Member> members = members();
    members.forEach(Member::kill);
    return members.isEmpty() && !command.isAlive();
  }

  @Override
  public void close() {
    // There is nothing to release.
  }

  @Override
  public boolean launchFailed(int code, Capture stdout, Capture stderr) {
    return false;
  }

  /** The JDK reports unreaped zombies as alive, but without a command. */
  private static boolean isAlive(ProcessHandle handle) {
    ProcessHandle.Info info = handle.info();
    return handle.isAlive() && (info.command().isPresent() || info.arguments().isPresent());
  }

  private static Member member(ProcessHandle handle) {
    ProcessHandle.Info info = handle.info();
    return Member.of(handle, info.commandLine().or(info::command).orElse("[unknown]"));
  }
}
