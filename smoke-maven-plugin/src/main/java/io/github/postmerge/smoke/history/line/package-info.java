/**
 * Evaluates a history along main: which smoke is red, since when, what a green run clears, and how
 * often a smoke errs.
 *
 * <p>{@link io.github.postmerge.smoke.history.line.SmokeLine} follows one smoke's runs along {@link
 * io.github.postmerge.smoke.history.line.MainOrder}. All are pure functions of the set of runs and
 * of main's first-parent history; the order in which runs arrive does not matter.
 */
@NullMarked
package io.github.postmerge.smoke.history.line;

import org.jspecify.annotations.NullMarked;
