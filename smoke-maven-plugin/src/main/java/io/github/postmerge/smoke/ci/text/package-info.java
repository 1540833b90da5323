/**
 * Text that a CI system takes for nothing but text: in a log, in Markdown, in XML, in an address.
 */
@NullMarked
package io.github.postmerge.smoke.ci.text;

import org.jspecify.annotations.NullMarked;
