package io.github.postmerge.smoke.collect;

import java.nio.file.Path;

/**
 * Which files are collected, and where they are copied to.
 *
 * @param folder folder beside the envelope; each run creates it again
 * @param maxSize maximum bytes of all copies together
 */
public record CollectSettings(PathPatterns patterns, Path folder, long maxSize) {}
