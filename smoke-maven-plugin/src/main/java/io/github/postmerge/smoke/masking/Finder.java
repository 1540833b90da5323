package io.github.postmerge.smoke.masking;

/** Finds secrets of one kind, in linear time. */
interface Finder {

  /** Adds the spans of the secrets in a text. */
  void find(byte[] text, SpanCollector spans);
}
