/**
 * The smoke's output while it runs: as a masked file of bounded size, and as masked lines for who
 * reads along.
 */
@NullMarked
package io.github.postmerge.smoke.log;

import org.jspecify.annotations.NullMarked;
