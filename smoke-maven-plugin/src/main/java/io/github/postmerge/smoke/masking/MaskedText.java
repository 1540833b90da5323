package io.github.postmerge.smoke.masking;

import java.util.List;

/** Bytes of output with the spans to mask. */
public final class MaskedText {

  private final byte[] bytes;
  private final List<Span> secrets;
  private final Masker masker;

  private MaskedText(byte[] bytes, List<Span> secrets, Masker masker) {
    this.bytes = bytes;
    this.secrets = secrets;
    this.masker = masker;
  }

  /** Finds the secrets in these bytes, which the caller must not change afterwards. */
  public static MaskedText of(byte[] bytes, Masker masker) {
    return new MaskedText(bytes, masker.spans(bytes), masker);
  }

  /** The text of a range; bytes that are not UTF-8 become U+FFFD. */
  public String between(int from, int to) {
    return masker.renderOutput(bytes, from, to, secrets);
  }
}
