package io.github.postmerge.smoke.mojo;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns SIGTERM and Ctrl-C into an interrupt of the thread that runs, and gives it time to clean
 * up.
 *
 * <p>While the JVM shuts down, its threads keep running until the last shutdown hook returns.
 */
final class AbortOnShutdown implements AutoCloseable {

  private static final long LONGEST_SECONDS = 15;

  private final Thread runner;
  private final Thread hook = new Thread(this::abort, "smoke-abort");
  private final CountDownLatch done = new CountDownLatch(1);

  AbortOnShutdown() {
    this.runner = Thread.currentThread();
  }

  /** Watches until it is closed; close it after the outcome was reported. */
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
      // The hook already runs; countDown() has released it.
    }
  }
}
