package io.github.postmerge.smoke.log;

/**
 * The smoke's whole output on disk.
 *
 * @param maxSize bytes of output, above 0
 */
public record LogSettings(LogFile file, long maxSize) {}
