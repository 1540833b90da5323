package io.github.postmerge.smoke.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much memory this JVM has of the system. */
public final class Resident {

  private Resident() {}

  /** Kilobytes, after what nobody needs is gone. */
  public static long kilobytes() throws IOException {
    System.gc();
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D+", "")))
        .sum();
  }
}
