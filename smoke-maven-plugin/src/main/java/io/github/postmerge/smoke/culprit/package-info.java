/**
 * Who broke main: a search among the merges between the last green and the red.
 *
 * <p>Spread over many machines, {@link io.github.postmerge.smoke.culprit.EntryNumber} tells which
 * entry of a plan one of them runs.
 */
@NullMarked
package io.github.postmerge.smoke.culprit;

import org.jspecify.annotations.NullMarked;
