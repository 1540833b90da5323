package io.github.postmerge.smoke.masking;

/** Checksums that distinguish a number from one that only looks like it. */
final class Checksums {

  private static final int[] BUSINESS_WEIGHTS = {1, 3, 7, 1, 3, 7, 1, 3, 5};

  private Checksums() {}

  static String digits(String text) {
    StringBuilder digits = new StringBuilder();
    text.chars().filter(c -> c >= '0' && c <= '9').forEach(c -> digits.append((char) c));
    return digits.toString();
  }

  /** The checksum of payment cards. */
  static boolean luhn(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int weighed = i % 2 == 0 ? digit : digit * 2;
      sum += weighed > 9 ? weighed - 9 : weighed;
    }
    return sum % 10 == 0;
  }

  /** The checksum of Korean business registration numbers. */
  static boolean business(String text) {
    String digits = digits(text);
    int sum = (digits.charAt(8) - '0') * 5 / 10;
    for (int i = 0; i < BUSINESS_WEIGHTS.length; i++) {
      sum += BUSINESS_WEIGHTS[i] * (digits.charAt(i) - '0');
    }
    return (10 - sum % 10) % 10 == digits.charAt(9) - '0';
  }

  /** Whether eight digits are a date of 1900 to 2099, as in the name of a release. */
  static boolean dateLike(String text) {
    String digits = digits(text);
    return digits.length() == 8
        && (digits.startsWith("19") || digits.startsWith("20"))
        && Integer.parseInt(digits, 4, 6, 10) <= 12
        && Integer.parseInt(digits, 6, 8, 10) <= 31;
  }
}
