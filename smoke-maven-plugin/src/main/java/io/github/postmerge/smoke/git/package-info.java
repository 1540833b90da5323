/** The user's git repository: opening it, commits, trees, settings and calls of git. */
@NullMarked
package io.github.postmerge.smoke.git;

import org.jspecify.annotations.NullMarked;
