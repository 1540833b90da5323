/**
 * The Maven edge: parameters become a request, one call is made, its outcome becomes the build's
 * result.
 */
@NullMarked
package io.github.postmerge.smoke.mojo;

import org.jspecify.annotations.NullMarked;
