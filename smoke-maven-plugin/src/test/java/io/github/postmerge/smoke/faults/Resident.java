package io.github.postmerge.smoke.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Shows that something needs constant memory, in a JVM of its own: how a large heap grows would
 * hide what is held, and a heap that earlier tests left large shrinks while it is measured, for G1
 * gives memory back to the system some time after the collection.
 */
public final class Resident {

  private static final long LARGEST_GROWTH = 32 * 1024;

  private Resident() {}

  /** Requires of a main class that uses {@link #tellGrowth} that it grows by 32 MB at the most. */
  public static void requireFlat(String title, Class<?> main, Object... arguments)
      throws IOException, InterruptedException {
    List<String> argv = new ArrayList<>(Jvm.commandLine(main, arguments));
    argv.add(1, "-Xmx48m");
    Process process = Jvm.start(argv);
    String said = Jvm.saidBy(process).strip();
    assertThat(process.waitFor()).as("exit code of %s", main).isZero();
    Figures.tell(title + ", resident memory", "up by %s KB at its most in a heap of 48 MB", said);
    assertThat(Long.parseLong(said)).isLessThan(LARGEST_GROWTH);
  }

  /** Prints how many kilobytes more an action needed at its most than there were before it. */
  public static void tellGrowth(Action action) throws IOException {
    System.gc();
    long before = kilobytes("VmRSS:");
    action.run();
    System.out.println(kilobytes("VmHWM:") - before);
  }

  private static long kilobytes(String line) throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(each -> each.startsWith(line))
        .mapToLong(each -> Long.parseLong(each.replaceAll("\\D+", "")))
        .sum();
  }

  /** What is done. */
  @FunctionalInterface
  public interface Action {
    /** Does it. */
    void run() throws IOException;
  }
}
