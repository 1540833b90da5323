/**
 * The only package that knows Maven: a goal turns its parameters into a request, makes one call,
 * and turns the outcome into the build's result.
 */
@NullMarked
package io.github.postmerge.smoke.mojo;

import org.jspecify.annotations.NullMarked;
