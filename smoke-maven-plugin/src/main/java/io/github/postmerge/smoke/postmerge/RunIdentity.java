package io.github.postmerge.smoke.postmerge;

import io.github.postmerge.smoke.parameters.Parameters;
import java.time.Instant;

/**
 * Identifies a run.
 *
 * @param id unique to the run
 * @param startedAt by the system's clock
 * @param parameters as given
 */
record RunIdentity(String id, Instant startedAt, Parameters parameters) {}
