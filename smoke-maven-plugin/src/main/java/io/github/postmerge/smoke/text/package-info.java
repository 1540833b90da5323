/** Texts as somebody reads them. */
@NullMarked
package io.github.postmerge.smoke.text;

import org.jspecify.annotations.NullMarked;
