/**
 * The remote's main branch: its head, how a commit relates to it, and fetching what a clone lacks.
 */
@NullMarked
package io.github.postmerge.smoke.git.remote;

import org.jspecify.annotations.NullMarked;
