/**
 * Evaluates git's attributes and configuration to decide how a file's content is converted on
 * checkout.
 */
@NullMarked
package io.github.postmerge.smoke.attributes;

import org.jspecify.annotations.NullMarked;
