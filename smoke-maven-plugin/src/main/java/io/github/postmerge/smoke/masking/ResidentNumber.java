package io.github.postmerge.smoke.masking;

import java.time.DateTimeException;
import java.time.LocalDate;

/** Korean resident and foreigner registration numbers: a date of birth and seven digits. */
final class ResidentNumber {

  /** Numbers issued since this date are random and have no checksum. */
  private static final LocalDate RANDOM_SINCE = LocalDate.of(2020, 10, 1);

  private static final int[] WEIGHTS = {2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5};

  private ResidentNumber() {}

  /**
   * With a dash a valid date is enough, because a new number has no checksum. Thirteen digits alone
   * may be a time in milliseconds; they need the checksum or a date of birth since 2020.
   */
  static boolean isValid(String text) {
    String digits = Checksums.digits(text);
    int first = text.charAt(6);
    try {
      LocalDate birth = birth(digits);
      return first == '-' || !birth.isBefore(RANDOM_SINCE) || hasChecksum(digits);
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static LocalDate birth(String digits) {
    int century =
        switch (digits.charAt(6)) {
          case '1', '2', '5', '6' -> 1900;
          case '3', '4', '7', '8' -> 2000;
          default -> 1800;
        };
    return LocalDate.of(
        century + Integer.parseInt(digits, 0, 2, 10),
        Integer.parseInt(digits, 2, 4, 10),
        Integer.parseInt(digits, 4, 6, 10));
  }

  /** A foreigner's check digit is two more than a resident's. */
  private static boolean hasChecksum(String digits) {
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += WEIGHTS[i] * (digits.charAt(i) - '0');
    }
    boolean foreign = digits.charAt(6) >= '5' && digits.charAt(6) <= '8';
    int check = ((11 - sum % 11) % 10 + (foreign ? 2 : 0)) % 10;
    return check == digits.charAt(12) - '0';
  }
}
