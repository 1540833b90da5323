/** The contract as records, and writing them: order, atomicity, schema. */
@NullMarked
package io.github.postmerge.smoke.envelope;

import org.jspecify.annotations.NullMarked;
