package io.github.postmerge.smoke.health;

/**
 * Merges in a row that have no verdict.
 *
 * @param first full id of the oldest
 * @param last full id of the newest
 * @param merges their number
 */
public record Gap(String first, String last, int merges) {}
