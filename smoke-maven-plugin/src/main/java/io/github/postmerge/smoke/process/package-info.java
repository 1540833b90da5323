/** Running a command safely: deadline, process tree, capture. */
@NullMarked
package io.github.postmerge.smoke.process;

import org.jspecify.annotations.NullMarked;
