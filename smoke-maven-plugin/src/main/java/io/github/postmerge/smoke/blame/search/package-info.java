/**
 * Which of many merges broke main: the arithmetic of culprit search. Pure; it runs nothing itself.
 *
 * <p>Positions are commits on main's first-parent line: 0 is the good one, and merge n leads to
 * position n. A hypothesis is a threshold: commits from there on are broken, and those before it
 * are good. {@link io.github.postmerge.smoke.blame.search.LinePosterior} says how probable each one
 * is, with both error rates integrated out as for a diagnosis. Merges between two probed positions
 * are alike but for their weights, so they are one {@link
 * io.github.postmerge.smoke.blame.search.Group}.
 *
 * <p>{@link io.github.postmerge.smoke.blame.search.CulpritInquiry} is the door: it chooses the next
 * probes, and blames only where {@link io.github.postmerge.smoke.blame.search.Evidence} shows what
 * time cannot explain.
 */
@NullMarked
package io.github.postmerge.smoke.blame.search;

import org.jspecify.annotations.NullMarked;
