/** Makes untrusted text safe in a CI system's log, in Markdown, in XML and in addresses. */
@NullMarked
package io.github.postmerge.smoke.ci.text;

import org.jspecify.annotations.NullMarked;
