package io.github.postmerge.smoke.process;

import java.time.Duration;

/**
 * What is known of a process after it and all that it started are gone.
 *
 * @param duration wall time by a monotonic clock, from the launch to the end of the command itself
 */
public record ProcessOutcome(
    Ending ending, Duration duration, Capture stdout, Capture stderr, Census census) {}
