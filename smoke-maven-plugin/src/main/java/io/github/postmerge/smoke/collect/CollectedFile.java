package io.github.postmerge.smoke.collect;

import java.nio.file.Path;

/**
 * A copy of a file that the smoke wrote.
 *
 * @param bytes its size
 */
public record CollectedFile(Path path, long bytes) {}
