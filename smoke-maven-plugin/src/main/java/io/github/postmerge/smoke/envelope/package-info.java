/** The contract as records. */
@NullMarked
package io.github.postmerge.smoke.envelope;

import org.jspecify.annotations.NullMarked;
