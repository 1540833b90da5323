package io.github.postmerge.smoke.process;

/**
 * One process, as a person would look for it.
 *
 * @param pid its id as seen from outside any namespace
 * @param command its command line, arguments joined by spaces, unmasked, at most 300 characters
 */
public record ProcessInfo(long pid, String command) {}
