package io.github.postmerge.smoke.process;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.List;

/**
 * A PID namespace, and the one process that keeps it in being.
 *
 * <p>That process is the namespace's first: when it ends, the kernel kills all others in it. It
 * reads from a pipe that only this JVM can write to, so it also ends with the JVM, however that
 * dies. It ignores SIGCHLD, so that the kernel buries the orphans it inherits.
 */
final class NamespaceHolder {

  private static final Duration LONGEST_SETUP = Duration.ofSeconds(2);

  private static final String HOLD = "trap '' CHLD; echo; read -r end";

  private final Process process;

  private NamespaceHolder(Process process) {
    this.process = process;
  }

  static NamespaceHolder open(NamespacePrograms programs, Patience patience) throws TierRefused {
    NamespaceHolder holder = new NamespaceHolder(start(programs));
    patience.await(() -> holder.isReady() || !holder.isAlive(), Deadline.in(LONGEST_SETUP));
    if (!holder.isReady()) {
      holder.end();
      throw new TierRefused("the system does not let us make a PID namespace");
    }
    return holder;
  }

  private static Process start(NamespacePrograms programs) throws TierRefused {
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                programs.setsid().toString(),
                programs.unshare().toString(),
                "--user",
                "--map-current-user",
                "--mount",
                "--pid",
                "--fork",
                "--kill-child=KILL",
                "--mount-proc",
                "--",
                programs.shell().toString(),
                "-c",
                HOLD));
    builder.environment().clear();
    builder.redirectError(Redirect.DISCARD);
    try {
      return builder.start();
    } catch (IOException e) {
      throw new TierRefused("unshare cannot be launched", e);
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
    Quietly.close(process.getOutputStream());
    process.children().forEach(ProcessHandle::destroyForcibly);
  }

  private boolean isReady() {
    try {
      return process.getInputStream().available() > 0;
    } catch (IOException closed) {
      return false;
    }
  }
}
