/** What must not be written down. */
@NullMarked
package io.github.postmerge.smoke.masking;

import org.jspecify.annotations.NullMarked;
