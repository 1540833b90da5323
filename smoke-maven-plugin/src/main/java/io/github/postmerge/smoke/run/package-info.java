/**
 * One smoke at one commit: a worktree, an environment, a contained process, live output and a log.
 *
 * <p>{@link io.github.postmerge.smoke.run.SmokeRunner} checks commits out and runs smokes there;
 * {@link io.github.postmerge.smoke.run.SmokeExecution} adds live output, a log and the changes to
 * the repository; {@link io.github.postmerge.smoke.run.Prober} runs a red smoke again. Each goal
 * combines their results.
 */
@NullMarked
package io.github.postmerge.smoke.run;

import org.jspecify.annotations.NullMarked;
