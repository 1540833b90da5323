package io.github.postmerge.smoke.mojo;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;

/**
 * Turns SIGTERM and Ctrl-C into an interrupt of the thread that runs, and gives it time to clean
 * up.
 *
 * <p>While the JVM shuts down its threads go on, until the last shutdown hook returns.
 */
final class AbortOnShutdown {

  private static final long LONGEST_SECONDS = 15;

  private final Thread runner;
  private final Thread hook = new Thread(this::abort, "smoke-abort");
  private final CountDownLatch done = new CountDownLatch(1);

  private AbortOnShutdown(Thread runner) {
    this.runner = runner;
  }

  /** What a goal does, from its first line to its last: what it came to is told too. */
  @FunctionalInterface
  interface Work {
    /** Does it. */
    void run() throws MojoExecutionException, MojoFailureException;
  }

  static void during(Work work) throws MojoExecutionException, MojoFailureException {
    AbortOnShutdown abort = new AbortOnShutdown(Thread.currentThread());
    abort.watch();
    try {
      work.run();
    } finally {
      abort.finished();
    }
  }

  private void watch() {
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

  private void finished() {
    done.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The hook runs already, and was just let go.
    }
  }
}
