/**
 * What earlier runs say: a folder of runs, and what follows from it along main's history.
 *
 * <p>{@link io.github.postmerge.smoke.history.HistoryFolder} adds one file a run and reads them
 * back. {@link io.github.postmerge.smoke.history.SmokeLine} follows one smoke's runs along {@link
 * io.github.postmerge.smoke.history.MainOrder}: what is red, since when, and what a green settles.
 * Both are pure functions of the set of runs and of main's first-parent history, so that the order
 * in which runs arrive changes nothing.
 */
@NullMarked
package io.github.postmerge.smoke.history;

import org.jspecify.annotations.NullMarked;
