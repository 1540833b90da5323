/**
 * A red run as its envelope tells it, and what of it may be run again.
 *
 * <p>An envelope is data from elsewhere: {@link io.github.postmerge.smoke.redrun.CommandChoice}
 * alone decides what of it may run.
 */
@NullMarked
package io.github.postmerge.smoke.redrun;

import org.jspecify.annotations.NullMarked;
