/**
 * Files and folders as the system has them: what is told of one, what is mounted, names that no
 * checkout may write, and lists of them on the disk.
 */
@NullMarked
package io.github.postmerge.smoke.checkout.files;

import org.jspecify.annotations.NullMarked;
