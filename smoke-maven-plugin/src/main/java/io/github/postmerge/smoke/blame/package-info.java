/**
 * Who broke it, and how flaky it is: the arithmetic of smokes. Pure; it runs nothing itself.
 *
 * <p>Four hypotheses, {@link io.github.postmerge.smoke.blame.Hypothesis}, say at which commits the
 * code or its surroundings are broken. A broken commit may pass now and then, and a good one may
 * fail: each with a rate of its own that nobody knows, at most {@link
 * io.github.postmerge.smoke.blame.ErrorRate#HIGHEST}; a history tells something of it, {@link
 * io.github.postmerge.smoke.blame.KnownRates}. Given the counts, {@link
 * io.github.postmerge.smoke.blame.Posterior} integrates the rates out and says how probable each
 * hypothesis is; {@link io.github.postmerge.smoke.blame.Inquiry} chooses the next commit to run and
 * knows when enough was seen.
 *
 * <p>The red smoke that started it is not among the counts: without it nobody would ask, so it is
 * seen whatever is behind it. What it says is in the prior, which is that of red smokes.
 *
 * <p>{@link io.github.postmerge.smoke.blame.FlakeRate} says between which limits a smoke's flake
 * rate is, and {@link io.github.postmerge.smoke.blame.ChangePoints} since when.
 */
@NullMarked
package io.github.postmerge.smoke.blame;

import org.jspecify.annotations.NullMarked;
