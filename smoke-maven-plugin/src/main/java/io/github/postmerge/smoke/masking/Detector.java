package io.github.postmerge.smoke.masking;

import java.util.Set;

/** Finds secrets of one kind next to its words. */
interface Detector {

  /** The words, in lower case and with 0 for each digit. */
  Set<String> words();

  /**
   * Checks one occurrence of a word.
   *
   * @param search the search in the line that contains the word
   * @param end offset after the word
   */
  void detect(LineSearch search, int end);
}
