/**
 * Checks commits out into linked worktrees, and reuses a worktree if it is certain to be the same
 * as a new one, except for the paths that are kept.
 */
@NullMarked
package io.github.postmerge.smoke.worktree;

import org.jspecify.annotations.NullMarked;
