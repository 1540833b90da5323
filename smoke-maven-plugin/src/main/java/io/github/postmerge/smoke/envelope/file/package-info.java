/**
 * The contract's records as files: written at once or not at all, under a lock, and read back.
 *
 * <p>{@link io.github.postmerge.smoke.envelope.file.EnvelopeFile} is the envelope's place on the
 * disk; {@link io.github.postmerge.smoke.envelope.file.EnvelopeReader} reads one that somebody
 * gives us.
 */
@NullMarked
package io.github.postmerge.smoke.envelope.file;

import org.jspecify.annotations.NullMarked;
