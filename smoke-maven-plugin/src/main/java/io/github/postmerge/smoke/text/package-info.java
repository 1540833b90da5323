/** Formats texts for people. */
@NullMarked
package io.github.postmerge.smoke.text;

import org.jspecify.annotations.NullMarked;
