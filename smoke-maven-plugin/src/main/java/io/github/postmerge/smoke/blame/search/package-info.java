/**
 * The arithmetic of culprit search: which of many merges broke main. Pure functions.
 *
 * <p>Positions are commits on main's first-parent line: 0 is the good one, and merge n leads to
 * position n. A hypothesis is a threshold: commits from there on are broken, and those before it
 * are good. {@link io.github.postmerge.smoke.blame.search.LinePosterior} gives the probability of
 * each, with both error rates integrated out as for a diagnosis. Merges between two probed
 * positions differ only in their weights, so they are one {@link
 * io.github.postmerge.smoke.blame.search.Group}.
 *
 * <p>{@link io.github.postmerge.smoke.blame.search.CulpritInquiry} is the entry point: it chooses
 * the next probes, and blames a merge only if {@link
 * io.github.postmerge.smoke.blame.search.Evidence} shows that an outage cannot explain the probes.
 */
@NullMarked
package io.github.postmerge.smoke.blame.search;

import org.jspecify.annotations.NullMarked;
