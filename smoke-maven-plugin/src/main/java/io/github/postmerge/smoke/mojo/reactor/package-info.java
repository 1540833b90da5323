/** Chooses the module of a build that runs the smoke, and fails the build if none does. */
@NullMarked
package io.github.postmerge.smoke.mojo.reactor;

import org.jspecify.annotations.NullMarked;
