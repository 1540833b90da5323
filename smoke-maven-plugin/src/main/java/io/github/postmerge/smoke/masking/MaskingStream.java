package io.github.postmerge.smoke.masking;

import java.util.Arrays;
import java.util.List;

/**
 * Masks output that arrives in pieces, and returns it line by line; not safe for use by multiple
 * threads.
 *
 * <p>It holds back the last line until it is complete, and lines that may be the beginning of a
 * multi-line secret. A line of more than 64 KiB is returned in parts: the last 8 KiB wait for more
 * output, and the 8 KiB before them are searched again. So memory is bounded, and each byte is
 * searched at most twice, however long the line is. The end of a line of base64 is kept too.
 */
public final class MaskingStream {

  private static final int LONGEST_LINE = 64 * 1024;
  private static final int OVERLAP = 8 * 1024;

  /** Bytes kept of a line of base64 that may continue in the next one. */
  private static final int LINE_END = 64;

  private static final int CAPACITY = OVERLAP + 2 * LONGEST_LINE;

  private final Masker masker;
  private final byte[] buffer = new byte[CAPACITY];
  private int shown;
  private int length;
  private boolean insideSecret;
  private long represented;

  MaskingStream(Masker masker) {
    this.masker = masker;
  }

  /**
   * Adds bytes, and returns masked text that can be shown now; it may be empty.
   *
   * @param bytes UTF-8; a character may be split between two calls, and invalid bytes become U+FFFD
   */
  public String accept(byte[] bytes, int offset, int count) {
    String text = "";
    int at = offset;
    while (at < offset + count) {
      int taken = Math.min(offset + count - at, CAPACITY - length);
      System.arraycopy(bytes, at, buffer, length, taken);
      length += taken;
      at += taken;
      String released = release();
      text = text.isEmpty() ? released : text + released;
    }
    return text;
  }

  /** Returns the rest at the end of the output. */
  public String finish() {
    skipSecret();
    String text = show(length, length);
    shown = 0;
    length = 0;
    return text;
  }

  /**
   * Returns the text that can be shown if the rest is lost: without the last line, and without a
   * possible beginning of a secret.
   */
  public String abandon() {
    skipSecret();
    int complete = afterLastLine();
    int part = length - shown > OVERLAP ? wholeCharacters(length - OVERLAP) : shown;
    return show(beforeOpenSecret(Math.max(complete, part)), length);
  }

  /** The number of bytes of output that the returned text represents. */
  public long represented() {
    return represented;
  }

  private String release() {
    skipSecret();
    int complete = afterLastLine();
    int safe = beforeOpenSecret(complete);
    if (safe > shown) {
      return show(safe, complete);
    }
    if (length - shown < LONGEST_LINE) {
      return "";
    }
    int part = wholeCharacters(length - OVERLAP);
    safe = beforeOpenSecret(part);
    return show(safe > shown ? safe : part, length);
  }

  private int beforeOpenSecret(int end) {
    return shown + masker.openFrom(Arrays.copyOfRange(buffer, shown, end));
  }

  /** Returns the text before {@code safe}, or before a secret or a path that crosses it. */
  private String show(int safe, int seen) {
    byte[] text = Arrays.copyOf(buffer, seen);
    List<Span> spans = masker.spans(text);
    int end = safe;
    for (Span span : spans) {
      if (span.start() < safe && span.end() > safe) {
        boolean held = span.start() > shown || length - shown < LONGEST_LINE;
        end = held ? Math.max(span.start(), shown) : span.end();
        insideSecret = !held && end == length;
      }
    }
    int path = masker.startOfPathAcross(text, end);
    // A path is not split, unless it is longer than the longest line.
    boolean waits = path > shown || (path == shown && length - shown < LONGEST_LINE);
    end = waits ? path : end;
    String masked = render(text, end, spans);
    compact(end);
    return masked;
  }

  private String render(byte[] text, int end, List<Span> spans) {
    represented += end - shown;
    return shown == end ? "" : masker.renderOutput(text, shown, end, spans);
  }

  /** A secret longer than the buffer ends at the next blank. */
  private void skipSecret() {
    while (insideSecret && shown < length) {
      insideSecret = buffer[shown] > ' ' || buffer[shown] < 0;
      if (insideSecret) {
        represented++;
        shown++;
      }
    }
    if (shown == length) {
      compact(length);
    }
  }

  /** Drops the text that was returned, except the context that the rest of a line needs. */
  private void compact(int end) {
    boolean midLine = end > 0 && buffer[end - 1] != '\n';
    int kept = midLine ? OVERLAP : WrappedBase64.continuesAfter(buffer, end) ? LINE_END : 0;
    int from = Math.max(0, end - kept);
    System.arraycopy(buffer, from, buffer, 0, length - from);
    length -= from;
    shown = end - from;
  }

  private int afterLastLine() {
    int at = length;
    while (at > shown && buffer[at - 1] != '\n') {
      at--;
    }
    return at;
  }

  private int wholeCharacters(int end) {
    int at = end;
    while (at > end - 3 && (buffer[at] & 0xC0) == 0x80) {
      at--;
    }
    return at;
  }
}
