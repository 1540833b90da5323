package io.github.postmerge.smoke.masking;

/**
 * A range of bytes to mask.
 *
 * @param start offset of its first byte
 * @param end offset after its last byte
 */
public record Span(int start, int end) {}
