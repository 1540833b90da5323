package io.github.postmerge.smoke.mojo;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns SIGTERM and Ctrl-C into an interrupt of the thread that runs, and gives it time to clean
 * up.
 *
 * <p>While the JVM shuts down its threads go on, until the last shutdown hook returns.
 */
final class AbortOnShutdown implements AutoCloseable {

  private static final long LONGEST_SECONDS = 15;

  private final Thread runner;
  private final Thread hook = new Thread(this::abort, "smoke-abort");
  private final CountDownLatch done = new CountDownLatch(1);

  /** Not watching yet. */
  AbortOnShutdown() {
    this.runner = Thread.currentThread();
  }

  /** From here on; until it is closed, which is when the outcome is told. */
  void watch() {
    try {
      Runtime.getRuntime().addShutdownHook(hook);
    } catch (IllegalStateException e) {
      runner.interrupt();
    }
  }

  private void abort() {
    runner.interrupt();
    try {
      done.await(LONGEST_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    done.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The hook runs already, and was just let go.
    }
  }
}
