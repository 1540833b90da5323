/**
 * A folder of earlier runs.
 *
 * <p>{@link io.github.postmerge.smoke.history.HistoryFolder} adds one file a run and reads them
 * back; {@link io.github.postmerge.smoke.history.Compaction} puts many files into one. What follows
 * from them is said in {@code line}.
 */
@NullMarked
package io.github.postmerge.smoke.history;

import org.jspecify.annotations.NullMarked;
