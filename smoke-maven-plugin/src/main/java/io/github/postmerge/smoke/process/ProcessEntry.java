package io.github.postmerge.smoke.process;

/**
 * One line of the system's process table.
 *
 * @param startTicks when it started, in clock ticks since the system's start
 */
record ProcessEntry(long pid, long parent, long session, long group, long startTicks) {}
