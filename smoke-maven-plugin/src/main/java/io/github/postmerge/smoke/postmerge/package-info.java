/**
 * The goal {@code post-merge}, from a request to an envelope.
 *
 * <pre>
 * request -&gt; resolve the commit -&gt; check freshness -&gt; resolve the command -&gt; check out -&gt; run
 *         -&gt; check freshness again -&gt; classify -&gt; envelope
 * </pre>
 *
 * <p>{@link io.github.postmerge.smoke.postmerge.PostMergePipeline} has the steps; {@link
 * io.github.postmerge.smoke.postmerge.LockedRun} writes the envelope. If a red smoke is to be
 * diagnosed, {@link io.github.postmerge.smoke.postmerge.diagnosis.Diagnosing} runs it again after
 * the verdict was written; the envelope is then written again with the diagnosis. A parameter of
 * this goal only is read in {@link io.github.postmerge.smoke.postmerge.RequestReader}; one that all
 * goals share in {@link io.github.postmerge.smoke.run.settings.RunSettingsReader}.
 */
@NullMarked
package io.github.postmerge.smoke.postmerge;

import org.jspecify.annotations.NullMarked;
