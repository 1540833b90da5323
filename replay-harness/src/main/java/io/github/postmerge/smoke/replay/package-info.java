/**
 * Golden replay: known merges are rebuilt as real repositories, run through the real engine, and
 * each envelope is compared with a stored golden, byte for byte.
 *
 * <pre>
 * case.yaml -&gt; repositories -&gt; the real PostMergeSmoke -&gt; scrubbed envelope -&gt; golden
 * </pre>
 *
 * <p>To replay merges of your own, keep a folder of cases and return {@link
 * io.github.postmerge.smoke.replay.ReplayTests#in} from a JUnit test factory.
 */
@NullMarked
package io.github.postmerge.smoke.replay;

import org.jspecify.annotations.NullMarked;
