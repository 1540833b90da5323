package io.github.postmerge.smoke.log;

import io.github.postmerge.smoke.process.OutputListener.Stream;
import java.util.EnumMap;
import java.util.Map;

/**
 * From where on each stream can be shown, in what an output ends with.
 *
 * <p>Not from within a character; and where too little is known of what came before, not from
 * within a line, for that may be what a secret ends with.
 */
final class TailCut {

  /** What masking looks back at within a line. */
  private static final int ENOUGH = 8 * 1024;

  private final OutputRing ring;
  private final int cut;
  private final Map<Stream, Integer> shownFrom = new EnumMap<>(Stream.class);
  private int shown;

  TailCut(OutputRing ring, int cut, LogSpool spool) {
    this.ring = ring;
    this.cut = cut;
    for (Stream stream : Stream.values()) {
      Before before = new Before(ring, cut, stream);
      boolean known = before.isEnough() || count(stream, 0) == spool.received(stream);
      int from = known ? afterCharacter(stream, before.missing()) : afterLine(stream);
      shownFrom.put(stream, from);
      shown += count(stream, from);
    }
  }

  /** The place from which the stream is shown. */
  int shownFrom(Stream stream) {
    return shownFrom.getOrDefault(stream, cut);
  }

  /** Bytes that are shown. */
  int shown() {
    return shown;
  }

  private int count(Stream stream, int from) {
    int count = 0;
    for (int i = from; i < ring.size(); i++) {
      count += ring.streamAt(i) == stream ? 1 : 0;
    }
    return count;
  }

  private int afterCharacter(Stream stream, int missing) {
    int skipped = 0;
    int at = next(stream, cut);
    while (skipped < missing && at < ring.size() && isContinuation(ring.byteAt(at))) {
      skipped++;
      at = next(stream, at + 1);
    }
    return at;
  }

  private int afterLine(Stream stream) {
    int skipped = 0;
    int at = next(stream, cut);
    while (at < ring.size() && skipped < ENOUGH) {
      skipped++;
      if (ring.byteAt(at) == '\n') {
        return at + 1;
      }
      at = next(stream, at + 1);
    }
    return at;
  }

  private int next(Stream stream, int from) {
    int at = from;
    while (at < ring.size() && ring.streamAt(at) != stream) {
      at++;
    }
    return at;
  }

  private static boolean isContinuation(byte b) {
    return (b & 0xC0) == 0x80;
  }

  /** What one stream wrote before the cut. */
  private static final class Before {

    private int count;
    private boolean hasLineEnd;
    private boolean hasLead;
    private int missing;

    Before(OutputRing ring, int cut, Stream stream) {
      for (int i = cut - 1; i >= 0 && !isEnough(); i--) {
        if (ring.streamAt(i) == stream) {
          take(ring.byteAt(i));
        }
      }
    }

    boolean isEnough() {
      return hasLineEnd || count >= ENOUGH;
    }

    /** Bytes that the character at the cut still needs. */
    int missing() {
      return missing;
    }

    private void take(byte b) {
      count++;
      hasLineEnd |= b == '\n';
      if (!hasLead && !isContinuation(b)) {
        hasLead = true;
        missing = Math.max(0, lengthOf(b & 0xFF) - count);
      }
    }

    private static int lengthOf(int lead) {
      if (lead < 0xC2 || lead > 0xF4) {
        return 0;
      }
      return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    }
  }
}
