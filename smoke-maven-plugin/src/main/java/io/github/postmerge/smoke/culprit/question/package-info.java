/**
 * What is searched: which merges, which failure of which smoke, and what is known of it beforehand.
 *
 * <p>{@link io.github.postmerge.smoke.culprit.question.QuestionFinder} puts it together from what
 * the user, a red run's envelope and a history say.
 */
@NullMarked
package io.github.postmerge.smoke.culprit.question;

import org.jspecify.annotations.NullMarked;
