/**
 * The straight line, its request and its wiring.
 *
 * <pre>
 * request -&gt; resolve the commit -&gt; check freshness -&gt; resolve the command -&gt; check out -&gt; run
 *         -&gt; check freshness again -&gt; classify -&gt; envelope
 * </pre>
 *
 * <p>{@link io.github.postmerge.smoke.postmerge.StraightLine} is the steps. Where a red smoke is to
 * be diagnosed, {@link io.github.postmerge.smoke.postmerge.Diagnosing} runs it again once the
 * envelope has the verdict, which is then written again with the diagnosis in it. A new parameter
 * is named in {@link io.github.postmerge.smoke.postmerge.SmokeProperties}, read in {@link
 * io.github.postmerge.smoke.postmerge.RequestReader}, and documented in the goal.
 */
@NullMarked
package io.github.postmerge.smoke.postmerge;

import org.jspecify.annotations.NullMarked;
