package io.github.postmerge.smoke.process;

import io.github.postmerge.smoke.text.ShortText;
import java.util.Optional;

/**
 * A live process of a tree.
 *
 * @param handle sends signals; never to another process that reuses the id
 */
record Member(ProcessInfo info, ProcessHandle handle) {

  private static final int LONGEST_COMMAND = 300;

  /** Reads a process from the process table; empty if it has just ended. */
  static Optional<Member> of(long pid, LaunchNames names) {
    return ProcessHandle.of(pid).map(handle -> of(handle, command(pid, names)));
  }

  static Member of(ProcessHandle handle, String command) {
    String shown = ShortText.of(command, LONGEST_COMMAND, "");
    return new Member(new ProcessInfo(handle.pid(), shown), handle);
  }

  void terminate() {
    handle.destroy();
  }

  void kill() {
    handle.destroyForcibly();
  }

  private static String command(long pid, LaunchNames names) {
    String line = ProcFile.text(pid, "cmdline").replace('\0', ' ').strip();
    if (!line.isEmpty()) {
      return names.shown(line);
    }
    String name = ProcFile.text(pid, "comm").strip();
    return hasMemory(pid) ? names.shownWithoutArguments(name) : "[" + name + "]";
  }

  /** A dying process has already released its memory. */
  private static boolean hasMemory(long pid) {
    String pages = ProcFile.text(pid, "statm");
    return !pages.isEmpty() && !pages.startsWith("0 ");
  }
}
