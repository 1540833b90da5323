/**
 * Runs a command with a deadline, contains its process tree, and captures its output.
 *
 * <p>A {@link io.github.postmerge.smoke.process.Tier} launches the command and returns its {@link
 * io.github.postmerge.smoke.process.Tree}. {@link io.github.postmerge.smoke.process.CommandRun}
 * waits for its end, its deadline or an interrupt. {@link
 * io.github.postmerge.smoke.process.TreeTerminator} then kills the remaining processes and records
 * them in the census. Meanwhile {@link io.github.postmerge.smoke.process.StreamPump} reads the
 * output.
 *
 * <p>In the cgroup tier the command waits for a lock until it has been moved into a cgroup, which
 * the kernel can kill as a whole. In the namespace tiers one process keeps a PID namespace alive
 * and another enters it. In both, the end of the command is a separate event, leftover processes
 * can be listed before the kernel kills them, and the environment, folder and exit code do not pass
 * through a shell. The scan tier identifies processes by ancestors, session and process group,
 * environment cookie, output pipe and working folder. The portable tier knows only the descendants
 * that it has seen.
 *
 * <p>In tiers without a namespace, a {@link io.github.postmerge.smoke.process.Supervisor} kills the
 * tree if the JVM dies.
 *
 * <p>No tier finds the processes that another process starts for the command, such as a container
 * daemon, an older build daemon or cron. The scan tier also does not find a process that has lost
 * all five marks. If the JVM is PID 1 and uses the scan tier, zombies remain unreaped.
 */
@NullMarked
package io.github.postmerge.smoke.process;

import org.jspecify.annotations.NullMarked;
