/** What to run: task id, task spec, registry, and what holds where there is none. */
@NullMarked
package io.github.postmerge.smoke.command;

import org.jspecify.annotations.NullMarked;
