package io.github.postmerge.smoke.process;

import java.time.Duration;

/**
 * The outcome of a run, after the command and all its descendants have ended.
 *
 * @param duration time on a monotonic clock from the launch to the end of the command itself
 */
public record ProcessOutcome(
    Ending ending, Duration duration, Capture stdout, Capture stderr, Census census) {}
