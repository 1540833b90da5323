/**
 * Reports runs to CI systems.
 *
 * <p>A {@link io.github.postmerge.smoke.ci.RunReport} goes to the system that {@link
 * io.github.postmerge.smoke.ci.CiSystems} finds, and into a JUnit report. A new system is a class
 * that implements {@link io.github.postmerge.smoke.ci.CiSystem}, and a line in that list. A failure
 * here is only a warning; no verdict depends on it.
 */
@NullMarked
package io.github.postmerge.smoke.ci;

import org.jspecify.annotations.NullMarked;
