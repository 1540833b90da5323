/** Runs a red smoke again, at the merge and before it, to find out which commit broke main. */
@NullMarked
package io.github.postmerge.smoke.postmerge.diagnosis;

import org.jspecify.annotations.NullMarked;
