package io.github.postmerge.smoke.masking;

/** Fills the random part of a token, so that no source contains a complete token. */
final class Filler {

  private Filler() {}

  static String mixed(int length) {
    return of("aB3dE5gH7jK9mN1pQ2rS4tU6vW8xYz0", length);
  }

  static String upper(int length) {
    return of("ABC2DEF3GHI4JKL5MNO6PQR7", length);
  }

  static String hex(int length) {
    return of("0a1b2c3d4e5f6789", length);
  }

  static String digits(int length) {
    return of("1029384756", length);
  }

  private static String of(String letters, int length) {
    return letters.repeat(length / letters.length() + 1).substring(0, length);
  }
}
