package io.github.postmerge.smoke.postmerge.diagnosis;

import java.time.Duration;
import java.util.Optional;

/**
 * Reruns of a red smoke.
 *
 * @param budget limit of wall-clock time for all of them
 * @param lastGood a commit that has passed, if the user named one
 */
public record Reruns(Duration budget, Optional<LastGood> lastGood) {}
