/** The JSON files that Smoke writes, as records. */
@NullMarked
package io.github.postmerge.smoke.envelope;

import org.jspecify.annotations.NullMarked;
