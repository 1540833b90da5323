/**
 * One smoke at one commit: a worktree, an environment, a contained process, live output and a log.
 *
 * <p>{@link io.github.postmerge.smoke.run.SmokeRunner} checks commits out and runs smokes there;
 * {@link io.github.postmerge.smoke.run.SmokeExecution} is the same with output, log and a look at
 * what the smoke changed; {@link io.github.postmerge.smoke.run.Prober} runs a red smoke again. Each
 * goal puts together what these return.
 */
@NullMarked
package io.github.postmerge.smoke.run;

import org.jspecify.annotations.NullMarked;
