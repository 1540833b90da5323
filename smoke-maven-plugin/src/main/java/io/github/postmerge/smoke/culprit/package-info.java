/**
 * The goal {@code culprit}: searches for the merge that broke main, between the last green commit
 * and the red one.
 *
 * <p>In a search over many machines, {@link io.github.postmerge.smoke.culprit.EntryNumber} selects
 * the entry of a plan that a machine runs.
 */
@NullMarked
package io.github.postmerge.smoke.culprit;

import org.jspecify.annotations.NullMarked;
