/**
 * The question of a search: which merges, which failure of which smoke, and its prior
 * probabilities.
 *
 * <p>{@link io.github.postmerge.smoke.culprit.question.QuestionFinder} determines it from the
 * user's parameters, a red run's envelope and a history.
 */
@NullMarked
package io.github.postmerge.smoke.culprit.question;

import org.jspecify.annotations.NullMarked;
