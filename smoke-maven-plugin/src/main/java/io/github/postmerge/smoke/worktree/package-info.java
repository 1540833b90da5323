/**
 * Checks commits out into linked worktrees, and reuses a worktree if it is certain to be the same
 * as a new one.
 */
@NullMarked
package io.github.postmerge.smoke.worktree;

import org.jspecify.annotations.NullMarked;
