/**
 * Copies files that a smoke wrote in its worktree into a folder beside the envelope.
 *
 * <p>No link is followed, no device or FIFO is opened, and number, size and time are bounded. Text
 * is masked. A binary file can contain a secret that masking does not find, for example in a
 * compressed part. So only pictures are copied, unless their bytes contain a known secret. Files
 * that are left out are counted and reported.
 *
 * <p>A file in the folder lists the copies, so that the next run removes only those.
 */
@NullMarked
package io.github.postmerge.smoke.collect;

import org.jspecify.annotations.NullMarked;
