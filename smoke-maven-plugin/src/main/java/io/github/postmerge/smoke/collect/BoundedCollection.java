package io.github.postmerge.smoke.collect;

import io.github.postmerge.smoke.masking.Masker;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Collects files in its own thread, so that a slow file system or a hostile smoke cannot block the
 * run.
 */
public final class BoundedCollection {

  /** Time limit for all files. */
  private static final Duration LONGEST = Duration.ofSeconds(60);

  /** Time for a stopped thread to finish its current piece. */
  private static final Duration LAST_PIECE = Duration.ofSeconds(2);

  private final CollectSettings settings;
  private final StopSignal stop;
  private final ReportCollector collector;
  private volatile @Nullable Throwable failure;

  /** A collection for a run with this masker. */
  public BoundedCollection(CollectSettings settings, Masker masker) {
    this(settings, masker, LONGEST);
  }

  BoundedCollection(CollectSettings settings, Masker masker, Duration longest) {
    this.settings = settings;
    this.stop = new StopSignal(longest);
    this.collector = new ReportCollector(settings, masker, stop);
  }

  /** Collects the files; an interrupt ends it soon, and the flag stays set. */
  public Collected from(Path worktree) {
    Thread thread = new Thread(() -> collect(worktree), "smoke-collect");
    thread.setDaemon(true);
    thread.start();
    boolean isInterrupted = !await(thread);
    boolean isAbandoned = thread.isAlive();
    List<CollectedFile> files =
        collector.collected().stream().sorted(Comparator.comparing(CollectedFile::path)).toList();
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
    return new Collected(files, warning(isAbandoned, files.isEmpty()));
  }

  /**
   * Waits for the thread's end.
   *
   * @return false if this thread was interrupted
   */
  private boolean await(Thread thread) {
    boolean isInterrupted = Thread.interrupted();
    while (thread.isAlive() && !stop.isSet() && !isInterrupted) {
      isInterrupted = !join(thread, LAST_PIECE);
    }
    stop.tell();
    if (thread.isAlive()) {
      thread.interrupt();
      isInterrupted |= !join(thread, LAST_PIECE);
    }
    return !isInterrupted;
  }

  private static boolean join(Thread thread, Duration longest) {
    try {
      thread.join(longest.toMillis());
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }

  private Optional<String> warning(boolean isAbandoned, boolean isEmpty) {
    if (isAbandoned) {
      return Optional.of("Collecting files took too long and was stopped; some files are missing.");
    }
    Throwable why = failure;
    if (why != null) {
      return Optional.of("The files that match smoke.collect could not be collected: " + why + ".");
    }
    Optional<String> leftOut = collector.leftOut().sentence();
    return leftOut.isEmpty() && isEmpty
        ? Optional.of("No file matches smoke.collect " + settings.patterns().written() + ".")
        : leftOut;
  }

  private void collect(Path worktree) {
    try {
      collector.collect(worktree);
    } catch (IOException | RuntimeException | Error e) {
      failure = e;
    }
  }
}
