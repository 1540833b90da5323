/**
 * User-supplied regular expressions in RE2 syntax, with a bounded size.
 *
 * <p>{@link io.github.postmerge.smoke.regex.BoundedPattern} is the only way to compile one.
 */
@NullMarked
package io.github.postmerge.smoke.regex;

import org.jspecify.annotations.NullMarked;
