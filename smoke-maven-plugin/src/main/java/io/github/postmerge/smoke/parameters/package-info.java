/** The user's parameters by name, read with their defaults and ranges. */
@NullMarked
package io.github.postmerge.smoke.parameters;

import org.jspecify.annotations.NullMarked;
