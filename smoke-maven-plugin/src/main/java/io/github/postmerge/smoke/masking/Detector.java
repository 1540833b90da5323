package io.github.postmerge.smoke.masking;

import java.util.Set;

/** Finds secrets of one kind at the places where one of its words is. */
interface Detector {

  /** The words, in small letters and with 0 for each digit. */
  Set<String> words();

  /**
   * Looks at one place.
   *
   * @param line where a word is
   * @param end offset after the word
   */
  void detect(LineSearch search, int end);
}
