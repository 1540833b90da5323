/**
 * Running a command safely: deadline, process tree, capture.
 *
 * <p>A {@link io.github.postmerge.smoke.process.Tier} launches the command and gives back its
 * {@link io.github.postmerge.smoke.process.Tree}; {@link
 * io.github.postmerge.smoke.process.CommandRun} waits for its end, its deadline or an interrupt;
 * {@link io.github.postmerge.smoke.process.TreeTerminator} ends whatever then lives and takes the
 * census; {@link io.github.postmerge.smoke.process.StreamPump} reads what is written meanwhile.
 *
 * <p>In the cgroup tier the command waits behind a lock until it has been moved into a cgroup that
 * the kernel can kill as a whole. In the namespace tiers one process keeps a PID namespace in being
 * and another enters it. Either way the command's end is an event of its own, what it leaves can be
 * listed before the kernel kills it, and its environment, folder and exit code pass through no
 * shell. The scan tier goes by descent, session and process group, environment cookie, held pipe
 * and working folder. The portable tier knows only descendants that it has seen.
 *
 * <p>Where no namespace ends with the JVM, a {@link io.github.postmerge.smoke.process.Supervisor}
 * outlives it.
 *
 * <p>Beyond any tier is what another process starts on the command's behalf, such as a container
 * daemon, an older build daemon or cron. Beyond the scan tier is also who has cut all five ties;
 * and where it works for a JVM that is itself PID 1, the dead that nobody buries.
 */
@NullMarked
package io.github.postmerge.smoke.process;

import org.jspecify.annotations.NullMarked;
