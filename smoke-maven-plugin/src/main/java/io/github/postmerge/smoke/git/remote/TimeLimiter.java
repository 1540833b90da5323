package io.github.postmerge.smoke.git.remote;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Limits the time of a whole conversation.
 *
 * <p>JGit's own timeout applies to each read: a server that sends a byte a second never exceeds it.
 */
final class TimeLimiter {

  private TimeLimiter() {}

  /** Runs the task in a thread that is abandoned when the time limit is exceeded. */
  static <T> T within(Duration timeout, Callable<T> task)
      throws ExecutionException, TimeoutException, InterruptedException {
    FutureTask<T> future = new FutureTask<>(task);
    Thread thread = new Thread(future, "smoke-remote");
    thread.setDaemon(true);
    thread.start();
    try {
      return future.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
    } finally {
      future.cancel(true);
    }
  }
}
