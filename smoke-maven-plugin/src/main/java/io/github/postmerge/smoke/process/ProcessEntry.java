package io.github.postmerge.smoke.process;

/**
 * One line of the system's process table.
 *
 * @param startTicks its start time, in clock ticks since boot
 */
record ProcessEntry(long pid, long parent, long session, long group, long startTicks) {}
