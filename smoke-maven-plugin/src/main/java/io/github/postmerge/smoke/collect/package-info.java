/**
 * Copies files that a smoke left in its worktree into a folder beside the envelope.
 *
 * <p>Whatever the smoke put there, no link is followed, no device or FIFO is opened, and number,
 * size and time are bounded. Text is masked. A binary file can hold a secret that no masking finds,
 * in a compressed part for example, so only pictures are copied, and not where a known secret is in
 * their bytes. What is left out is counted, and told.
 *
 * <p>A file in the folder lists what was put there, so that the next run removes that and nothing
 * else.
 */
@NullMarked
package io.github.postmerge.smoke.collect;

import org.jspecify.annotations.NullMarked;
