package io.github.postmerge.smoke.checkout;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Many small pieces of work, shared among several threads. */
final class SharedWork {

  private static final int MOST_THREADS = 8;
  private static final int BATCH = 32;

  private final int pieces;
  private final Supplier<Worker> workers;
  private final AtomicInteger next = new AtomicInteger();

  private SharedWork(int pieces, Supplier<Worker> workers) {
    this.pieces = pieces;
    this.workers = workers;
  }

  /** Used by one thread only. */
  interface Worker extends AutoCloseable {

    /** Does one piece of the work. */
    void work(int index) throws IOException;

    @Override
    void close();
  }

  /**
   * Does all pieces. All threads have ended when this returns or throws.
   *
   * @throws ClosedByInterruptException if the thread is interrupted
   */
  static void share(int pieces, Supplier<Worker> workers) throws IOException {
    int threads =
        Math.min(
            Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors()), 1 + pieces / BATCH);
    new SharedWork(pieces, workers).runIn(threads);
  }

  private void runIn(int threads) throws IOException {
    ExecutorService pool = Executors.newFixedThreadPool(threads, SharedWork::thread);
    try {
      List<Future<?>> shares = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        shares.add(pool.submit(this::doShare));
      }
      for (Future<?> share : shares) {
        share.get();
      }
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClosedByInterruptException();
    } finally {
      stop(pool);
    }
  }

  private @Nullable Void doShare() throws IOException {
    try (Worker worker = workers.get()) {
      int from = next.getAndAdd(BATCH);
      while (from < pieces) {
        for (int i = from; i < Math.min(from + BATCH, pieces); i++) {
          if (Thread.interrupted()) {
            throw new ClosedByInterruptException();
          }
          worker.work(i);
        }
        from = next.getAndAdd(BATCH);
      }
      return null;
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "smoke-checkout");
    thread.setDaemon(true);
    return thread;
  }

  private static IOException failure(@Nullable Throwable cause) {
    if (cause instanceof IOException e) {
      return e;
    }
    if (cause instanceof RuntimeException e) {
      throw e;
    }
    if (cause instanceof Error e) {
      throw e;
    }
    throw new IllegalStateException(cause);
  }

  private static void stop(ExecutorService pool) {
    pool.shutdownNow();
    boolean interrupted = false;
    while (!pool.isTerminated()) {
      try {
        var unused = pool.awaitTermination(1, TimeUnit.MINUTES);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
