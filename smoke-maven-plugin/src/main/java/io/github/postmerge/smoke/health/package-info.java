/**
 * The goal {@code health}: what a history says of main as a whole.
 *
 * <pre>
 * history, main's first-parent order -&gt; fold -&gt; health.json, queue.json, page, JUnit, badge
 * </pre>
 *
 * <p>{@link io.github.postmerge.smoke.health.MainHealth} is the fold, a pure function; {@link
 * io.github.postmerge.smoke.health.QueueDecision} says what a queue may do. The rest writes down
 * what they say, each file in a class of its own.
 */
@NullMarked
package io.github.postmerge.smoke.health;

import org.jspecify.annotations.NullMarked;
