/**
 * What to run: task id, task spec, registry, and what holds where there is none.
 *
 * <p>The sources and their order are {@link io.github.postmerge.smoke.command.CommandResolver}'s.
 */
@NullMarked
package io.github.postmerge.smoke.command;

import org.jspecify.annotations.NullMarked;
