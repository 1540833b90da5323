package io.github.postmerge.smoke.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does one thing to many, as many at once as there are cores. */
public final class AllAtOnce {

  private AllAtOnce() {}

  /** What a test does to one of them. */
  @FunctionalInterface
  public interface Deed<T> {
    /** Throws what went wrong. */
    void to(T each) throws Exception;
  }

  /** Throws the first thing that went wrong, once all are through. */
  public static <T> void forEach(List<T> all, Deed<T> deed) throws Exception {
    List<Callable<Boolean>> tasks = new ArrayList<>();
    for (T each : all) {
      tasks.add(
          () -> {
            deed.to(each);
            return true;
          });
    }
    ExecutorService threads =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try {
      for (Future<Boolean> done : threads.invokeAll(tasks)) {
        done.get();
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error failed) {
        throw failed;
      }
      throw e;
    } finally {
      threads.shutdownNow();
    }
  }
}
