package io.github.postmerge.smoke.envelope;

import org.jspecify.annotations.Nullable;

/**
 * The frozen core: six fields, never more, never renamed.
 *
 * @param command as it was declared, masked
 * @param passed it ended by itself in time, with exit code 0, and left nothing that could not be
 *     killed
 * @param exitCode 0 to 255; null where there is none
 * @param stdoutTail masked and cut
 * @param stderrTail masked and cut
 * @param failureReason null exactly where it passed
 */
public record SmokeResult(
    String command,
    boolean passed,
    @Nullable Integer exitCode,
    String stdoutTail,
    String stderrTail,
    @Nullable String failureReason) {}
