/** Pure decisions: facts become status, reason, continuation and escalation. */
@NullMarked
package io.github.postmerge.smoke.verdict;

import org.jspecify.annotations.NullMarked;
