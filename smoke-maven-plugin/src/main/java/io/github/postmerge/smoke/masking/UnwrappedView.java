package io.github.postmerge.smoke.masking;

import java.util.Arrays;

/**
 * A text with the lines of wrapped base64 joined, which knows where each byte came from.
 *
 * <p>A line break after a long run of base64 is left out, with the blanks that indent the next
 * line; it may be written as {@code \n} too.
 */
final class UnwrappedView {

  /** Programs wrap at 60, 64 or 76 characters; the first line may begin with something else. */
  private static final int SHORTEST_RUN = 20;

  private final byte[] raw;
  private final byte[] bytes;
  private final int[] offsets;
  private int size;

  private UnwrappedView(byte[] raw) {
    this.raw = raw;
    this.bytes = new byte[raw.length];
    this.offsets = new int[raw.length];
  }

  /** Whether a text may have wrapped base64 in it; most bytes of other texts are skipped. */
  static boolean differs(byte[] raw) {
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

  /** Whether the line that ends before an offset may go on in the next one. */
  static boolean goesOn(byte[] raw, int end) {
    int at = end - 1;
    if (at > 0 && raw[at] == '\n' && raw[at - 1] == '\r') {
      at--;
    }
    return at >= SHORTEST_RUN && raw[end - 1] == '\n' && isRun(raw, at);
  }

  static UnwrappedView of(byte[] raw) {
    UnwrappedView view = new UnwrappedView(raw);
    int run = 0;
    int at = 0;
    while (at < raw.length) {
      int after = run >= SHORTEST_RUN ? afterBreak(raw, at) : at;
      if (after > at) {
        at = after;
        run = 0;
      } else {
        run = isBase64(raw[at]) ? run + 1 : 0;
        view.bytes[view.size] = raw[at];
        view.offsets[view.size++] = at++;
      }
    }
    return view;
  }

  byte[] bytes() {
    return Arrays.copyOf(bytes, size);
  }

  /** The raw offset of a byte of the view. */
  int rawOffset(int offset) {
    return offset < size ? offsets[offset] : raw.length;
  }

  Span raw(Span span) {
    return new Span(offsets[span.start()], offsets[span.end() - 1] + 1);
  }

  private static boolean isRun(byte[] raw, int end) {
    for (int i = end - SHORTEST_RUN; i < end; i++) {
      if (!isBase64(raw[i])) {
        return false;
      }
    }
    return true;
  }

  /** Where the next line's text begins, if a line ends here; the same offset if not. */
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
