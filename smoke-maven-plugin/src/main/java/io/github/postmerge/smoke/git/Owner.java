package io.github.postmerge.smoke.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * Who holds a worktree, told apart from a later process with the same id.
 *
 * @param pid process id
 * @param start when that process started; the epoch where the system does not tell
 * @param boot the system's boot; empty where it does not tell
 */
record Owner(long pid, Instant start, String boot) {

  private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");

  static Owner ofThisProcess() {
    ProcessHandle self = ProcessHandle.current();
    return new Owner(self.pid(), self.info().startInstant().orElse(Instant.EPOCH), bootId());
  }

  /** What {@code git worktree list --verbose} shows as the reason of the lock. */
  String reason() {
    return String.format("smoke run in progress; pid %d, started %s, boot %s%n", pid, start, boot);
  }

  private static String bootId() {
    try {
      return Files.readString(BOOT_ID).strip();
    } catch (IOException e) {
      return "";
    }
  }
}
