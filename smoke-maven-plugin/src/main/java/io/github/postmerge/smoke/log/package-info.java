/**
 * The smoke's output while it runs: as a masked log file of bounded size, and as masked lines for
 * the console.
 */
@NullMarked
package io.github.postmerge.smoke.log;

import org.jspecify.annotations.NullMarked;
