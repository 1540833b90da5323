package io.github.postmerge.smoke.masking;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/** Recognizes counters and technical ids by the word before them. */
final class TechnicalNumbers {

  private static final int LONGEST_WORD = 20;

  private static final Set<String> WORDS =
      WordSet.of(
          "attempt batch block bucket build bytes chunk commit counter duration elapsed epoch",
          "hash id index iteration job length line lsn memory millis ms nanos number offset",
          "partition pid pipeline port release rev revision row rows run seed seq sequence serial",
          "shard size snapshot step tag task test ticket tid time timestamp took ts txid version",
          "xid");

  private TechnicalNumbers() {}

  /** Whether such a word precedes an offset, with a blank, {@code =}, {@code :} or #. */
  static boolean isNamed(byte[] line, int start) {
    int end = start;
    while (end > 0 && start - end < 3 && " =:#\"'".indexOf(line[end - 1]) >= 0) {
      end--;
    }
    int from = end;
    while (from > 0 && end - from < LONGEST_WORD && Character.isLetter(line[from - 1])) {
      from--;
    }
    if (end == start || from == end) {
      return false;
    }
    String word = new String(line, from, end - from, StandardCharsets.US_ASCII);
    int last = word.length() - 1;
    while (last > 0 && !Character.isUpperCase(word.charAt(last))) {
      last--;
    }
    return WORDS.contains(word.toLowerCase(Locale.ROOT))
        || WORDS.contains(word.substring(last).toLowerCase(Locale.ROOT));
  }
}
