/**
 * The remote's main branch: what its head is, how a commit relates to it, and commits that a clone
 * lacks.
 */
@NullMarked
package io.github.postmerge.smoke.git.remote;

import org.jspecify.annotations.NullMarked;
