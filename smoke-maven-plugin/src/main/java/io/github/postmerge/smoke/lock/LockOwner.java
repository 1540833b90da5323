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
 * The process that holds a lock; a later process with the same id differs in its start or boot.
 *
 * @param pid process id
 * @param start start time of the process; the epoch if it is unknown
 * @param boot boot id of the system; empty if it is unknown
 */
public record LockOwner(long pid, Instant start, String boot) {

  private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");

  private static final Pattern REASON =
      Pattern.compile(
          "smoke run in progress; pid (\\d{1,18}), started (\\S{1,40}), boot (\\S{0,40})\\s*");

  /** Each JVM derives start times from its own boot time, which a step of the clock changes. */
  private static final Duration CLOCK_STEP = Duration.ofSeconds(2);

  static LockOwner ofThisProcess() {
    ProcessHandle self = ProcessHandle.current();
    return new LockOwner(self.pid(), start(self), bootId());
  }

  /** Parses a lock's reason; empty if Smoke did not write it. */
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

  /** The reason of the lock, as {@code git worktree list --verbose} shows it. */
  String reason() {
    return String.format("smoke run in progress; pid %d, started %s, boot %s%n", pid, start, boot);
  }

  /** Whether it is alive here; an owner in another container or machine is not visible. */
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
