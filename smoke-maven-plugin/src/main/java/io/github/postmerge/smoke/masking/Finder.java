package io.github.postmerge.smoke.masking;

/** Finds secrets of one kind, in time linear in the text. */
interface Finder {

  /** Adds what is found in a text to {@code finds}. */
  void find(byte[] text, SpanCollector spans);
}
