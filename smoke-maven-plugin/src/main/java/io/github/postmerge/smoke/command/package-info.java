/**
 * Finds the command to run: task id, task spec and registries.
 *
 * <p>{@link io.github.postmerge.smoke.command.CommandResolver} defines the sources and their order.
 */
@NullMarked
package io.github.postmerge.smoke.command;

import org.jspecify.annotations.NullMarked;
