package io.github.postmerge.smoke.postmerge.diagnosis;

import java.time.Duration;
import java.util.Optional;

/**
 * Reruns of a red smoke.
 *
 * @param budget wall time for all of them
 * @param lastGood a commit that is said to have passed
 */
public record Reruns(Duration budget, Optional<LastGood> lastGood) {}
