package io.github.postmerge.smoke.collect;

import java.nio.file.Path;

/**
 * What is collected, and to where.
 *
 * @param folder beside the envelope; made anew by each run
 * @param maxSize bytes of all copies together
 */
public record CollectSettings(PathPatterns patterns, Path folder, long maxSize) {}
