/** What each goal that runs smokes is told: where, which, how long, what to mask. */
@NullMarked
package io.github.postmerge.smoke.run.settings;

import org.jspecify.annotations.NullMarked;
