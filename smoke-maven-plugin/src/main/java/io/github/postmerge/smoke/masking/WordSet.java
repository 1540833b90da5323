package io.github.postmerge.smoke.masking;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads word lists. */
final class WordSet {

  private WordSet() {}

  /** The words of lines that are separated by blanks. */
  static Set<String> of(String... lines) {
    return Stream.of(lines)
        .flatMap(line -> Stream.of(line.split(" ", -1)))
        .collect(Collectors.toUnmodifiableSet());
  }
}
