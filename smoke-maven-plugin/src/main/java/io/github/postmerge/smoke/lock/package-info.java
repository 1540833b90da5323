/**
 * Locks that the system frees when their owner ends, however it ends.
 *
 * <p>{@link io.github.postmerge.smoke.lock.OwnershipLock} guards worktrees and envelopes.
 */
@NullMarked
package io.github.postmerge.smoke.lock;

import org.jspecify.annotations.NullMarked;
