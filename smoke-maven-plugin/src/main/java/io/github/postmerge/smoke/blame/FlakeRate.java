package io.github.postmerge.smoke.blame;

/**
 * How often a smoke is red at a commit that is good.
 *
 * @param runs at commits that are good
 * @param flaky how many of them were red
 * @param low lower end of the 95 % credible interval
 * @param high its upper end
 */
public record FlakeRate(int runs, int flaky, double low, double high) {}
