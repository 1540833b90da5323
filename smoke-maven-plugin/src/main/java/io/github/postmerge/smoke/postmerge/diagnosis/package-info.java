/** A red smoke is run again, here and before the merge, to tell who broke it. */
@NullMarked
package io.github.postmerge.smoke.postmerge.diagnosis;

import org.jspecify.annotations.NullMarked;
