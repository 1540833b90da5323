package io.github.postmerge.smoke.postmerge;

import io.github.postmerge.smoke.parameters.Parameters;
import java.time.Instant;

/**
 * Which run this is.
 *
 * @param id unique to it
 * @param startedAt by the system's clock
 * @param parameters as they were given
 */
record RunIdentity(String id, Instant startedAt, Parameters parameters) {}
