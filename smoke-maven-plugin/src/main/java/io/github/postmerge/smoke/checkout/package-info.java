/**
 * Checks a commit's tree out in a folder, as git does it: names, attributes, conversions, index.
 *
 * <p>It does not know worktrees or remotes; it gets objects, settings and a folder.
 */
@NullMarked
package io.github.postmerge.smoke.checkout;

import org.jspecify.annotations.NullMarked;
