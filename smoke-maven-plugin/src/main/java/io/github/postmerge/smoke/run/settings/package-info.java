/** The settings of each goal that runs smokes: repository, command, limits, masking. */
@NullMarked
package io.github.postmerge.smoke.run.settings;

import org.jspecify.annotations.NullMarked;
