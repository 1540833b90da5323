/**
 * Runs the smoke of a red run's envelope again on another machine.
 *
 * <pre>
 * request -&gt; read the envelope -&gt; have the commit -&gt; choose the command -&gt; run, and again
 *         -&gt; compare -&gt; answer
 * </pre>
 *
 * <p>{@link io.github.postmerge.smoke.reproduce.Reproduce} is the sequence of steps.
 */
@NullMarked
package io.github.postmerge.smoke.reproduce;

import org.jspecify.annotations.NullMarked;
