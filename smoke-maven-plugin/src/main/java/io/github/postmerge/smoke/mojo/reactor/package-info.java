/** In which module of a build the smoke runs, and that it does. */
@NullMarked
package io.github.postmerge.smoke.mojo.reactor;

import org.jspecify.annotations.NullMarked;
