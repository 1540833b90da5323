/**
 * Checks commits out into linked worktrees, and uses these again where nobody can tell them from
 * new ones.
 */
@NullMarked
package io.github.postmerge.smoke.worktree;

import org.jspecify.annotations.NullMarked;
