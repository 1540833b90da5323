/**
 * The arithmetic of smokes: which merge broke main, and how flaky a smoke is. Pure functions.
 *
 * <p>Four hypotheses, {@link io.github.postmerge.smoke.blame.Hypothesis}, say at which commits the
 * code or the environment is broken. A broken commit may pass at times, and a good one may fail,
 * each at an unknown rate of at most {@link io.github.postmerge.smoke.blame.ErrorRate#HIGHEST}; a
 * history gives an estimate, {@link io.github.postmerge.smoke.blame.KnownRates}. Given the counts,
 * {@link io.github.postmerge.smoke.blame.Posterior} integrates the rates out and gives the
 * probability of each hypothesis; {@link io.github.postmerge.smoke.blame.Inquiry} chooses the next
 * commit to run and decides when to stop.
 *
 * <p>The counts do not include the red smoke that started the diagnosis, because every diagnosis
 * starts with one, whatever the cause. It is part of the prior, which is that of red smokes.
 *
 * <p>{@link io.github.postmerge.smoke.blame.FlakeRate} gives limits for a smoke's flake rate, and
 * {@link io.github.postmerge.smoke.blame.ChangePoints} when it changed.
 */
@NullMarked
package io.github.postmerge.smoke.blame;

import org.jspecify.annotations.NullMarked;
