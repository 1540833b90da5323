package io.github.postmerge.smoke.run;

import java.nio.file.Path;

/**
 * A file that a run wrote and closed.
 *
 * @param bytes its size when it was closed
 */
public record WrittenFile(Path path, long bytes) {}
