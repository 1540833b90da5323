/**
 * Locks that the system releases when their owner ends for any reason.
 *
 * <p>{@link io.github.postmerge.smoke.lock.OwnershipLock} guards worktrees and envelopes.
 */
@NullMarked
package io.github.postmerge.smoke.lock;

import org.jspecify.annotations.NullMarked;
