/**
 * How a commit's tree is checked out in a folder, as git does it: names, attributes, conversions,
 * index.
 *
 * <p>It knows no worktree and no remote: it is given objects, settings and a folder.
 */
@NullMarked
package io.github.postmerge.smoke.checkout;

import org.jspecify.annotations.NullMarked;
