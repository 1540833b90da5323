/**
 * The contract's records as files: written atomically, under a lock, and read back.
 *
 * <p>{@link io.github.postmerge.smoke.envelope.file.EnvelopeFile} is this run's envelope on disk;
 * {@link io.github.postmerge.smoke.envelope.file.EnvelopeReader} reads an envelope of another run.
 */
@NullMarked
package io.github.postmerge.smoke.envelope.file;

import org.jspecify.annotations.NullMarked;
