package io.github.postmerge.smoke.masking;

import java.nio.charset.StandardCharsets;
import java.util.function.IntSupplier;

/** Feeds a stream in pieces. */
final class Streams {

  private Streams() {}

  static String mask(Masker masker, String text, int piece) {
    return mask(masker, text.getBytes(StandardCharsets.UTF_8), () -> piece);
  }

  static String mask(Masker masker, byte[] bytes, IntSupplier piece) {
    MaskingStream stream = masker.stream();
    StringBuilder shown = new StringBuilder();
    int at = 0;
    while (at < bytes.length) {
      int count = Math.min(piece.getAsInt(), bytes.length - at);
      shown.append(stream.accept(bytes, at, count));
      at += count;
    }
    return shown.append(stream.finish()).toString();
  }
}
