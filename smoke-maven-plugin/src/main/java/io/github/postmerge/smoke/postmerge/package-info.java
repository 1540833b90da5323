/** The straight line from a request to an envelope, and its wiring. */
@NullMarked
package io.github.postmerge.smoke.postmerge;

import org.jspecify.annotations.NullMarked;
