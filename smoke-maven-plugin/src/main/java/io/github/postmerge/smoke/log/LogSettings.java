package io.github.postmerge.smoke.log;

/**
 * Settings of the log with the smoke's whole output.
 *
 * @param maxSize maximum bytes of output, above 0
 */
public record LogSettings(LogFile file, long maxSize) {}
