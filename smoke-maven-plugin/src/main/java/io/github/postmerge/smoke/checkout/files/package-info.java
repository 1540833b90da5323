/**
 * Files and folders of the operating system: their states, mount points, forbidden names, deletion,
 * and packed files.
 */
@NullMarked
package io.github.postmerge.smoke.checkout.files;

import org.jspecify.annotations.NullMarked;
