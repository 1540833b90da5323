package io.github.postmerge.smoke.masking;

/**
 * A stretch of bytes that must not be written down.
 *
 * @param start offset of its first byte
 * @param end offset after its last byte
 */
public record Span(int start, int end) {}
