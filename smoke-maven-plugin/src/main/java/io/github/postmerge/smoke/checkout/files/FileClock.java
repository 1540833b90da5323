package io.github.postmerge.smoke.checkout.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;

/**
 * The clock of a file system's time stamps, which ticks a few hundred times a second.
 *
 * <p>A change in the same tick in which the state was read is invisible. So nothing may change
 * before the next tick.
 */
public final class FileClock {

  private static final long LONGEST_TICK = Duration.ofMillis(50).toNanos();
  private static final Comparator<FileState> BY_CHANGE =
      Comparator.comparingInt(FileState::changedSeconds).thenComparingInt(FileState::changedNanos);

  private FileClock() {}

  /**
   * Waits for the tick after the last change.
   *
   * @param probe path of a temporary file on the same file system
   * @return false if the clock is too coarse
   */
  public static boolean hasPassed(Collection<FileState> states, Path probe) throws IOException {
    FileState last = states.stream().max(BY_CHANGE).orElse(FileState.UNKNOWN);
    long start = System.nanoTime();
    try {
      do {
        Files.deleteIfExists(probe);
        Files.createFile(probe);
        if (BY_CHANGE.compare(FileState.of(probe), last) > 0) {
          return true;
        }
        Thread.onSpinWait();
      } while (System.nanoTime() - start < LONGEST_TICK);
      return false;
    } finally {
      Files.deleteIfExists(probe);
    }
  }
}
