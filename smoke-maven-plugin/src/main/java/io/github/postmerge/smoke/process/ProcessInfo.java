package io.github.postmerge.smoke.process;

/**
 * A process as a report shows it.
 *
 * @param pid its id outside any namespace
 * @param command its command line, unmasked: arguments joined by spaces, at most 300 characters
 */
public record ProcessInfo(long pid, String command) {}
