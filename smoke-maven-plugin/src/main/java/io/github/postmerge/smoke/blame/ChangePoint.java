package io.github.postmerge.smoke.blame;

/**
 * Where a smoke's flake rate changed.
 *
 * @param index the first trial at the new rate, counted from 0
 * @param noticedAt the trial that showed it, at or after {@code index}
 */
public record ChangePoint(int index, int noticedAt) {}
