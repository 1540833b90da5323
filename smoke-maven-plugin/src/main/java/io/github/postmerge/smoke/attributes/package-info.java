/** What git's attributes and configuration make of a file's content when it is checked out. */
@NullMarked
package io.github.postmerge.smoke.attributes;

import org.jspecify.annotations.NullMarked;
