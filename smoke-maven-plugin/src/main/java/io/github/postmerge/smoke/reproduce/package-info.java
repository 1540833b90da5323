/**
 * Runs the smoke of a red envelope again, somewhere else.
 *
 * <pre>
 * request -&gt; read the envelope -&gt; have the commit -&gt; choose the command -&gt; run, and again
 *         -&gt; compare -&gt; answer
 * </pre>
 *
 * <p>{@link io.github.postmerge.smoke.reproduce.Reproduce} is the steps.
 */
@NullMarked
package io.github.postmerge.smoke.reproduce;

import org.jspecify.annotations.NullMarked;
