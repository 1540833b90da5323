package io.github.postmerge.smoke.masking;

/** How one kind of secret is known by its looks. */
interface Rule {

  /**
   * What a line must contain, in small letters and with 0 for each digit, before the pattern is
   * tried; alternatives stand between bars.
   */
  String keywords();

  /** The RE2 pattern; its groups are what is masked, the rest is context. */
  String regex();

  /** Whether a group's text is what it looks like. */
  default boolean accepts(String value) {
    return true;
  }

  /**
   * How far behind the start of a group that was not accepted the search goes on. What is short is
   * searched again, for it may be a name with a value; what is long is not, to stay linear.
   */
  default int stride(int length) {
    return length > 64 ? length : 0;
  }
}
