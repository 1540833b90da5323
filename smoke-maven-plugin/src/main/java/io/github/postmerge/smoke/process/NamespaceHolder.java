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
 * A PID namespace, and the one process that keeps it in being.
 *
 * <p>That process is the namespace's first: when it ends, the kernel kills all others in it. It
 * reads from a pipe that only this JVM can write to, so it also ends with the JVM, however that
 * dies. It ignores SIGCHLD, so that the kernel buries the orphans it inherits; a shell would not
 * do, for it catches SIGCHLD whatever it is told. No signal from within can hurt it.
 */
final class NamespaceHolder {

  private static final Duration LONGEST_SETUP = Duration.ofSeconds(2);

  /**
   * Lets process ids begin somewhere else in each namespace. Programs take their id for unique on
   * the machine and name shared files by it: JVMs with the same one in two namespaces warn, on
   * their standard output, that the other holds their {@code hsperfdata} file. Where the system
   * does not allow it, ids begin at 2.
   */
  private static final String SET_FIRST_PID =
      "{ echo \"$1\" >/proc/sys/kernel/ns_last_pid; } 2>/dev/null; shift; exec \"$@\"";

  private static final int LOWEST_PID = 1_000;

  /** Below the smallest limit that systems have. */
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
      throw new TierUnavailableException("the system does not let us make a PID namespace");
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

  /** Ends the namespace's first process; ours is gone once the kernel has killed all the others. */
  void end() {
    Closeables.closeQuietly(process.getOutputStream());
  }

  /** The same for one that somebody else keeps supplied with input. */
  void kill() {
    process.children().forEach(ProcessHandle::destroyForcibly);
  }

  /** It gives back what it is given, once it is there. */
  private void sendProbe() {
    try {
      process.getOutputStream().write('\n');
      process.getOutputStream().flush();
    } catch (IOException refused) {
      // Then it will not answer.
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
