package io.github.postmerge.smoke.health.page;

/**
 * The most important information on the page.
 *
 * @param sentence such as {@code Main is red since 2026-11-26 14:03 UTC, 3 merges, first red is #58
 *     by Ada}
 * @param details one or two more sentences; empty if there are none
 */
public record Headline(State state, String sentence, String details) {}
