package io.github.postmerge.smoke.envelope;

import io.github.postmerge.smoke.masking.Masker;
import io.github.postmerge.smoke.masking.Span;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Bytes of output with the places in them that must not be shown. */
final class MaskedText {

  private final byte[] bytes;
  private final List<Span> secrets;

  private MaskedText(byte[] bytes, List<Span> secrets) {
    this.bytes = bytes;
    this.secrets = secrets;
  }

  static MaskedText of(byte[] bytes, Masker masker) {
    return new MaskedText(bytes, masker.spans(bytes));
  }

  /** The text of a stretch; bytes that are no UTF-8 become U+FFFD. */
  String between(int from, int to) {
    StringBuilder shown = new StringBuilder();
    int position = from;
    for (Span secret : secrets) {
      if (secret.end() > position && secret.start() < to) {
        shown.append(decode(position, Math.max(position, secret.start()))).append(Masker.MASK);
        position = Math.min(secret.end(), to);
      }
    }
    return shown.append(decode(position, to)).toString();
  }

  private String decode(int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }
}
