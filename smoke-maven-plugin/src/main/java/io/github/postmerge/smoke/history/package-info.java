/**
 * A folder of earlier runs.
 *
 * <p>{@link io.github.postmerge.smoke.history.HistoryFolder} adds one file a run and reads them
 * back; {@link io.github.postmerge.smoke.history.Compaction} combines many files into one. The
 * package {@code line} evaluates the runs.
 */
@NullMarked
package io.github.postmerge.smoke.history;

import org.jspecify.annotations.NullMarked;
