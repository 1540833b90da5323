/**
 * Regular expressions that a team gives, in RE2 syntax, held to a size.
 *
 * <p>{@link io.github.postmerge.smoke.regex.BoundedPattern} is the only way to compile one.
 */
@NullMarked
package io.github.postmerge.smoke.regex;

import org.jspecify.annotations.NullMarked;
