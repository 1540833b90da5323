/**
 * What follows from a history along main: which smoke is red, since when, what a green settles, how
 * often it errs.
 *
 * <p>{@link io.github.postmerge.smoke.history.line.SmokeLine} follows one smoke's runs along {@link
 * io.github.postmerge.smoke.history.line.MainOrder}. All are pure functions of the set of runs and
 * of main's first-parent history, so that the order in which runs arrive changes nothing.
 */
@NullMarked
package io.github.postmerge.smoke.history.line;

import org.jspecify.annotations.NullMarked;
