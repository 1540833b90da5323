/**
 * Pure decisions: facts become status, reason, continuation and escalation.
 *
 * <p>The decision table is {@link io.github.postmerge.smoke.verdict.Verdict}; a new verdict is a
 * new constant of {@link io.github.postmerge.smoke.verdict.Status} or {@link
 * io.github.postmerge.smoke.verdict.ReasonCode}; the compiler then finds every switch to extend.
 */
@NullMarked
package io.github.postmerge.smoke.verdict;

import org.jspecify.annotations.NullMarked;
