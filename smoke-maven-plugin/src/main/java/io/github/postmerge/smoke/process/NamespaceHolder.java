package io.github.postmerge.smoke.process;

import static io.github.postmerge.smoke.process.NamespacePrograms.Name.CAT;
import static io.github.postmerge.smoke.process.NamespacePrograms.Name.ENV;
import static io.github.postmerge.smoke.process.NamespacePrograms.Name.SETSID;
import static io.github.postmerge.smoke.process.NamespacePrograms.Name.SH;
import static io.github.postmerge.smoke.process.NamespacePrograms.Name.UNSHARE;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A PID namespace, and the process that keeps it alive.
 *
 * <p>That process is the first in the namespace: when it ends, the kernel kills all others in it.
 * It reads from a pipe that only this JVM can write to, so it also ends when the JVM ends for any
 * reason. It ignores SIGCHLD, so that the kernel reaps the orphans that it adopts; a shell cannot
 * be used, because it always catches SIGCHLD. Signals from inside the namespace do not affect it.
 */
final class NamespaceHolder {

  private static final Duration LONGEST_SETUP = Duration.ofSeconds(2);

  /**
   * Sets the first process id at random in each namespace. Programs assume that their id is unique
   * on the machine and name shared files by it: two JVMs with the same id in two namespaces warn on
   * standard output that the other one holds their {@code hsperfdata} file. If the system does not
   * allow it, ids start at 2.
   */
  private static final String SET_FIRST_PID =
      "{ echo \"$1\" >/proc/sys/kernel/ns_last_pid; } 2>/dev/null; shift; exec \"$@\"";

  private static final int LOWEST_PID = 1_000;

  /** Below the smallest {@code pid_max} of common systems. */
  private static final int HIGHEST_PID = 30_000;

  private final Process process;

  private NamespaceHolder(Process process) {
    this.process = process;
  }

  static NamespaceHolder open(NamespacePrograms programs, NamespaceKind kind)
      throws TierUnavailableException {
    NamespaceHolder holder = new NamespaceHolder(start(programs, kind));
    if (!holder.awaitReady()) {
      holder.end();
      holder.kill();
      throw new TierUnavailableException("this system does not allow a PID namespace");
    }
    return holder;
  }

  private static Process start(NamespacePrograms programs, NamespaceKind kind)
      throws TierUnavailableException {
    List<String> argv = new ArrayList<>(List.of(programs.path(SETSID), programs.path(UNSHARE)));
    argv.addAll(kind.unshareOptions());
    argv.addAll(List.of("--fork", "--kill-child=KILL", "--"));
    argv.addAll(kind.setupCommand(programs));
    argv.addAll(
        List.of(
            programs.path(SH),
            "-c",
            SET_FIRST_PID,
            programs.path(SH),
            Integer.toString(ThreadLocalRandom.current().nextInt(LOWEST_PID, HIGHEST_PID)),
            programs.path(ENV),
            "--ignore-signal=CHLD",
            "--",
            programs.path(CAT)));
    ProcessBuilder builder = new ProcessBuilder(argv);
    builder.environment().clear();
    builder.redirectError(Redirect.DISCARD);
    try {
      return builder.start();
    } catch (IOException e) {
      throw new TierUnavailableException("unshare cannot be launched", e);
    }
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Ends the namespace's first process; unshare ends after the kernel has killed all others. */
  void end() {
    Closeables.closeQuietly(process.getOutputStream());
  }

  /** Kills the first process, in case another process keeps its input open. */
  void kill() {
    process.children().forEach(ProcessHandle::destroyForcibly);
  }

  /** The first process echoes its input once it runs. */
  private void sendProbe() {
    try {
      process.getOutputStream().write('\n');
      process.getOutputStream().flush();
    } catch (IOException refused) {
      // Without the probe there is no echo.
    }
  }

  private boolean awaitReady() {
    sendProbe();
    UninterruptibleWait wait = new UninterruptibleWait();
    wait.until(() -> isReady() || !isAlive(), Deadline.in(LONGEST_SETUP));
    wait.restoreInterrupt();
    return isReady();
  }

  private boolean isReady() {
    try {
      return process.getInputStream().available() > 0;
    } catch (IOException closed) {
      return false;
    }
  }
}
