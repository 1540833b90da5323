package io.github.postmerge.smoke.masking;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * All the ways in which a secret value may be written.
 *
 * <p>Values shorter than six characters, and the plain words of configuration, are left alone: they
 * would blot out half of any log, and an attacker would guess them.
 */
final class SecretForms {

  static final int SHORTEST = 6;

  /** Longer values are looked for in pieces of this size, so that little has to be held back. */
  static final int LONGEST = 4096;

  private static final Set<String> PLAIN_WORDS =
      Set.of(
          "default",
          "disabled",
          "enabled",
          "masked",
          "optional",
          "password",
          "redacted",
          "required",
          "secret",
          "unknown",
          "[masked]");

  private final Set<String> forms = new LinkedHashSet<>();

  /** Adds a value, and each line of one that has many. */
  SecretForms add(String value) {
    String stripped = value.strip();
    for (int at = 0; at < stripped.length(); at += LONGEST) {
      addPiece(stripped.substring(at, Math.min(stripped.length(), at + LONGEST)));
    }
    if (stripped.indexOf('\n') >= 0) {
      stripped
          .lines()
          .map(String::strip)
          .filter(line -> !line.startsWith("-----"))
          .forEach(this::addPiece);
    }
    return this;
  }

  Set<String> forms() {
    return Set.copyOf(forms);
  }

  private void addPiece(String value) {
    if (value.length() < SHORTEST || PLAIN_WORDS.contains(value.toLowerCase(Locale.ROOT))) {
      return;
    }
    forms.add(value);
    addBase64(value.getBytes(StandardCharsets.UTF_8));
    addUrl(value);
    forms.add(Escapes.json(value));
    forms.add(Escapes.json(value).replace("/", "\\/"));
    forms.add(Escapes.jsonAscii(value));
    forms.add(Escapes.xml(value));
    forms.add(value.replace("'", "'\\''"));
  }

  private void addUrl(String value) {
    for (String kept : Escapes.URL_KEEPS) {
      String upper = Escapes.percent(value, kept, "%%%02X");
      String lower = Escapes.percent(value, kept, "%%%02x");
      forms.add(upper);
      forms.add(lower);
      forms.add(upper.replace("%20", "+"));
      forms.add(lower.replace("%20", "+"));
    }
  }

  /**
   * Adds the characters that stay the same whatever stands around the value, for each of the three
   * places in a group of three bytes that it may begin at.
   */
  private void addBase64(byte[] value) {
    for (int shift = 0; shift < 3; shift++) {
      byte[] shifted = new byte[shift + value.length];
      System.arraycopy(value, 0, shifted, shift, value.length);
      int from = (shift * 8 + 5) / 6;
      int to = shifted.length * 8 / 6;
      if (to - from >= SHORTEST) {
        forms.add(Base64.getEncoder().encodeToString(shifted).substring(from, to));
        forms.add(Base64.getUrlEncoder().encodeToString(shifted).substring(from, to));
      }
    }
  }
}
