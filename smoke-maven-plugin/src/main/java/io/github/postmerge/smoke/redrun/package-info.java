/**
 * A red run as described by its envelope, and the decision which command may be run again.
 *
 * <p>An envelope is untrusted data: only {@link io.github.postmerge.smoke.redrun.CommandChoice}
 * decides whether its command may run.
 */
@NullMarked
package io.github.postmerge.smoke.redrun;

import org.jspecify.annotations.NullMarked;
