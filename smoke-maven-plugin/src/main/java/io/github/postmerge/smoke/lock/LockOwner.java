package io.github.postmerge.smoke.lock;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who holds a lock, told apart from a later process with the same id.
 *
 * @param pid process id
 * @param start when that process started; the epoch where the system does not tell
 * @param boot the system's boot; empty where it does not tell
 */
public record LockOwner(long pid, Instant start, String boot) {

  private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");

  private static final Pattern REASON =
      Pattern.compile(
          "smoke run in progress; pid (\\d{1,18}), started (\\S{1,40}), boot (\\S{0,40})\\s*");

  /** Each process works the start out from a boot time of its own, which a clock's step moves. */
  private static final Duration CLOCK_STEP = Duration.ofSeconds(2);

  static LockOwner ofThisProcess() {
    ProcessHandle self = ProcessHandle.current();
    return new LockOwner(self.pid(), start(self), bootId());
  }

  /** Empty where the text is not ours. */
  static Optional<LockOwner> read(String reason) {
    Matcher matcher = REASON.matcher(reason);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new LockOwner(
              Long.parseLong(matcher.group(1)), Instant.parse(matcher.group(2)), matcher.group(3)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** What {@code git worktree list --verbose} shows as the reason of the lock. */
  String reason() {
    return String.format("smoke run in progress; pid %d, started %s, boot %s%n", pid, start, boot);
  }

  /** Whether it runs where we can see it; one that we cannot see may live elsewhere. */
  public boolean isSeenAlive() {
    return boot.equals(bootId())
        && ProcessHandle.of(pid)
            .map(LockOwner::start)
            .filter(s -> Duration.between(s, start).abs().compareTo(CLOCK_STEP) <= 0)
            .isPresent();
  }

  private static Instant start(ProcessHandle process) {
    return process.info().startInstant().orElse(Instant.EPOCH);
  }

  private static String bootId() {
    try {
      return Files.readString(BOOT_ID).strip();
    } catch (IOException e) {
      return "";
    }
  }
}
