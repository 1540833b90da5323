package io.github.postmerge.smoke.masking;

/**
 * Joins the lines of wrapped base64.
 *
 * <p>Removes a line break after a long run of base64, and the blanks that indent the next line. The
 * line break may also be written as {@code \n}.
 */
final class WrappedBase64 {

  /** Programs wrap at 60, 64 or 76 characters; the first line may start with other text. */
  private static final int SHORTEST_RUN = 20;

  private WrappedBase64() {}

  /** Whether a text may contain wrapped base64; skips most bytes of other texts. */
  static boolean isIn(byte[] raw) {
    int at = SHORTEST_RUN - 1;
    while (at < raw.length) {
      int before = at;
      while (before > at - SHORTEST_RUN && isBase64(raw[before])) {
        before--;
      }
      if (before > at - SHORTEST_RUN) {
        at = before + SHORTEST_RUN;
        continue;
      }
      int end = at + 1;
      while (end < raw.length && isBase64(raw[end])) {
        end++;
      }
      if (afterBreak(raw, end) > end) {
        return true;
      }
      at = end + SHORTEST_RUN;
    }
    return false;
  }

  /** Whether the line that ends before an offset may continue in the next one. */
  static boolean continuesAfter(byte[] raw, int end) {
    int at = end - 1;
    if (at > 0 && raw[at] == '\n' && raw[at - 1] == '\r') {
      at--;
    }
    return at >= SHORTEST_RUN && raw[end - 1] == '\n' && isRun(raw, at);
  }

  static FilteredBytes join(byte[] raw) {
    FilteredBytes joined = new FilteredBytes(raw);
    int run = 0;
    int at = 0;
    while (at < raw.length) {
      int after = run >= SHORTEST_RUN ? afterBreak(raw, at) : at;
      if (after > at) {
        at = after;
        run = 0;
      } else {
        run = isBase64(raw[at]) ? run + 1 : 0;
        joined.keep(at++);
      }
    }
    return joined;
  }

  private static boolean isRun(byte[] raw, int end) {
    for (int i = end - SHORTEST_RUN; i < end; i++) {
      if (!isBase64(raw[i])) {
        return false;
      }
    }
    return true;
  }

  /** The start of the next line's text if a line ends here; otherwise the same offset. */
  private static int afterBreak(byte[] raw, int at) {
    int end = afterOne(raw, afterOne(raw, at, '\r', 'r'), '\n', 'n');
    if (end == at) {
      return at;
    }
    while (end < raw.length && (raw[end] == ' ' || raw[end] == '\t')) {
      end++;
    }
    return end;
  }

  private static int afterOne(byte[] raw, int at, char control, char letter) {
    if (at < raw.length && raw[at] == control) {
      return at + 1;
    }
    return at + 1 < raw.length && raw[at] == '\\' && raw[at + 1] == letter ? at + 2 : at;
  }

  private static boolean isBase64(byte b) {
    return (b >= 'a' && b <= 'z')
        || (b >= 'A' && b <= 'Z')
        || (b >= '0' && b <= '9')
        || b == '+'
        || b == '/'
        || b == '-'
        || b == '_';
  }
}
