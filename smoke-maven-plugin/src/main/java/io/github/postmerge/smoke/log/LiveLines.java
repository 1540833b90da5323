package io.github.postmerge.smoke.log;

import io.github.postmerge.smoke.masking.Masker;
import io.github.postmerge.smoke.masking.MaskingStream;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * One stream's output as lines for the console: masked, with long lines split and floods cut.
 *
 * <p>Called by the stream's reader thread and, at the end, by the run's thread.
 */
final class LiveLines {

  private static final int LONGEST_LINE = 8 * 1024;

  private final Masker masker;
  private final Consumer<String> reader;
  private final FloodGate gate;
  private final StringBuilder line = new StringBuilder();
  private MaskingStream masked;
  private long leftOut;
  private boolean afterGap;

  LiveLines(Masker masker, Consumer<String> reader, FloodGate gate) {
    this.masker = masker;
    this.reader = reader;
    this.gate = gate;
    this.masked = masker.stream();
  }

  synchronized void accept(ByteBuffer piece) {
    int length = piece.remaining();
    if (!gate.admits(length)) {
      leaveOut(length);
      return;
    }
    byte[] bytes = new byte[length];
    piece.get(bytes);
    int start = leftOut > 0 ? afterLineEnd(bytes) : 0;
    leftOut += start;
    if (start == length) {
      return;
    }
    if (leftOut > 0) {
      endGap();
    }
    show(masked.accept(bytes, start, length - start));
  }

  synchronized void finish() {
    if (leftOut > 0) {
      reportGap();
    }
    show(masked.finish());
    if (!line.isEmpty()) {
      flush();
    }
  }

  /**
   * Drops the bytes that the masker holds back, because the rest of their line or secret is left
   * out.
   */
  private void leaveOut(int length) {
    if (leftOut == 0) {
      masked = masker.stream();
      if (!line.isEmpty()) {
        flush();
      }
    }
    leftOut += length;
  }

  private void endGap() {
    reportGap();
    leftOut = 0;
    afterGap = true;
  }

  private void reportGap() {
    reader.accept(
        String.format(Locale.ROOT, "... some %d bytes are left out of this log ...", leftOut));
  }

  private static int afterLineEnd(byte[] bytes) {
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        return i + 1;
      }
    }
    return bytes.length;
  }

  private void show(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        flush();
      } else {
        line.append(c);
        if (line.length() >= LONGEST_LINE && !Character.isHighSurrogate(c)) {
          flush();
        }
      }
    }
  }

  private void flush() {
    if (!line.isEmpty() && line.charAt(line.length() - 1) == '\r') {
      line.setLength(line.length() - 1);
    }
    String shown = line.toString();
    line.setLength(0);
    afterGap = afterGap && looksLikeKeyBody(shown);
    reader.accept(afterGap ? Masker.MASK : shown);
  }

  /** A private key may have begun in the gap; its lines have only Base64 characters. */
  private static boolean looksLikeKeyBody(String text) {
    return !text.isEmpty()
        && text.chars()
            .allMatch(c -> (c < 0x80 && Character.isLetterOrDigit(c)) || "+/=".indexOf(c) >= 0);
  }
}
