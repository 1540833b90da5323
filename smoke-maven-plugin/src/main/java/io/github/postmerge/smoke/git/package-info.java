/** What to run it on: commit, freshness, worktree. */
@NullMarked
package io.github.postmerge.smoke.git;

import org.jspecify.annotations.NullMarked;
