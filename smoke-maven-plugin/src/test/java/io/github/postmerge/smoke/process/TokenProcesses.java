package io.github.postmerge.smoke.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Finds processes by a token that no other process has in its arguments. */
final class TokenProcesses {

  private TokenProcesses() {}

  /** Only an absolute path is a token: a shorter text would match unrelated processes. */
  static List<Long> of(Path token) {
    if (!token.isAbsolute() || token.getNameCount() < 2) {
      throw new IllegalArgumentException(
          "\"" + token + "\" must be an absolute path with two names or more");
    }
    return ProcessTable.read().entries().stream()
        .map(ProcessEntry::pid)
        .filter(pid -> pid != ProcessHandle.current().pid())
        .filter(pid -> ProcFile.text(pid, "cmdline").contains(token.toString()))
        .toList();
  }

  /** Only processes whose last argument is the token: no script that contains it, no launcher. */
  static long tailsOf(Path token) {
    return of(token).stream()
        .filter(pid -> ProcFile.text(pid, "cmdline").endsWith("\0" + token + "\0"))
        .count();
  }

  /** Kills no process if the test was skipped before it had chosen its token. */
  static void killAll(Path token) {
    if (token.toString().isEmpty()) {
      return;
    }
    of(token).forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
  }

  /** Polls until the condition is true; returns the time that it took. */
  static Duration until(BooleanSupplier condition, Duration bound) {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - start > bound.toNanos()) {
        throw new AssertionError("did not happen within " + bound);
      }
      LockSupport.parkNanos(1_000_000);
    }
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
