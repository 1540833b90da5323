package io.github.postmerge.smoke.masking;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * All forms in which secret values may be written.
 *
 * <p>Weak values have no forms: masking them everywhere would make logs unreadable, and an attacker
 * can guess them. They are collected separately and masked only in assignments.
 */
final class SecretForms {

  /** Longer values are searched in pieces of this size, to limit the text that is held back. */
  static final int LONGEST = 4096;

  private static final Pattern USERINFO =
      Pattern.compile("[A-Za-z0-9]://([^\\s/?#:\"'<>]*):([^\\s\"'<>]+)@[A-Za-z0-9\\[]");

  private final Predicate<String> strong;
  private final Set<String> forms = new LinkedHashSet<>();
  private final Set<String> weak = new LinkedHashSet<>();

  SecretForms(Predicate<String> strong) {
    this.strong = strong;
  }

  /** Adds a value, and each line of a multi-line value. */
  SecretForms add(String value) {
    return add(value, strong);
  }

  /** Adds a value that is known to be secret; only a common word is weak. */
  SecretForms addKnown(String value) {
    return add(value, known -> !ValueStrength.isCommonWord(known));
  }

  private SecretForms add(String value, Predicate<String> strong) {
    String stripped = value.strip();
    if (stripped.length() < ValueStrength.SHORTEST || !strong.test(stripped)) {
      weak.add(stripped);
      return this;
    }
    for (int at = 0; at < stripped.length(); at += LONGEST) {
      addPiece(stripped.substring(at, Math.min(stripped.length(), at + LONGEST)));
    }
    if (stripped.indexOf('\n') >= 0) {
      stripped
          .lines()
          .map(String::strip)
          .filter(line -> !line.startsWith("-----"))
          .filter(line -> line.length() >= ValueStrength.SHORTEST && strong.test(line))
          .forEach(this::addPiece);
    }
    String decoded = Escapes.decoded(stripped);
    if (!decoded.equals(stripped) && strong.test(decoded)) {
      addPiece(decoded);
    }
    return this;
  }

  /** Adds the passwords of the URLs in a value that may not be secret itself. */
  SecretForms addUrls(String value) {
    if (value.contains("://")) {
      Matcher matcher = USERINFO.matcher(value);
      while (matcher.find()) {
        addKnown(matcher.group(2));
      }
    }
    return this;
  }

  Set<String> forms() {
    return Set.copyOf(forms);
  }

  /** Values that are masked only in assignments. */
  Set<String> weak() {
    return weak.stream().filter(value -> !value.isEmpty()).collect(Collectors.toUnmodifiableSet());
  }

  private void addPiece(String value) {
    if (value.length() >= ValueStrength.SHORTEST) {
      forms.addAll(Escapes.of(value));
      addBase64(value.getBytes(StandardCharsets.UTF_8));
    }
  }

  /**
   * Adds the characters that do not depend on the adjacent text, for each of the three positions in
   * a group of three bytes at which the value may start.
   */
  private void addBase64(byte[] value) {
    for (int shift = 0; shift < 3; shift++) {
      byte[] shifted = new byte[shift + value.length];
      System.arraycopy(value, 0, shifted, shift, value.length);
      int from = (shift * 8 + 5) / 6;
      int to = shifted.length * 8 / 6;
      if (to - from >= ValueStrength.SHORTEST) {
        forms.add(Base64.getEncoder().encodeToString(shifted).substring(from, to));
        forms.add(Base64.getUrlEncoder().encodeToString(shifted).substring(from, to));
      }
    }
  }
}
