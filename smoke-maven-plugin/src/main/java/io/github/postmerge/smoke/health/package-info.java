/**
 * The goal {@code health}: the state of main as a whole, from a history.
 *
 * <pre>
 * history, main's first-parent order -&gt; fold -&gt; health.json, queue.json, page, JUnit, badge
 * </pre>
 *
 * <p>{@link io.github.postmerge.smoke.health.MainHealth} is the fold, a pure function; {@link
 * io.github.postmerge.smoke.health.QueueDecision} says what a queue may do. The other classes write
 * the results, each file in a class of its own.
 */
@NullMarked
package io.github.postmerge.smoke.health;

import org.jspecify.annotations.NullMarked;
