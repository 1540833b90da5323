package io.github.postmerge.smoke.masking;

import java.util.Locale;
import java.util.Set;

/** Data that identifies or reaches a person. */
enum PersonalData {
  /** Korean resident registration number. */
  RESIDENT_NUMBER(
      "000000-0000000|000000 0000000|0000000000000",
      PersonalData.BEFORE + "([0-9]{6}[- ]?[1-490][0-9]{6})" + PersonalData.AFTER) {
    @Override
    boolean accepts(String value) {
      return ResidentNumber.isValid(value);
    }
  },

  /** Korean foreigner registration number. */
  FOREIGNER_NUMBER(
      "000000-0000000|000000 0000000|0000000000000",
      PersonalData.BEFORE + "([0-9]{6}[- ]?[5-8][0-9]{6})" + PersonalData.AFTER) {
    @Override
    boolean accepts(String value) {
      return ResidentNumber.isValid(value);
    }
  },

  /** Korean mobile number, with or without country code. */
  MOBILE_NUMBER(
      "000-000-0000|000-0000-0000|000 000 0000|000 0000 0000|000.000.0000|000.0000.0000"
          + "|000-00000000|00000000000|+00",
      PersonalData.BEFORE
          + "((?:\\+82[-. ]?(?:\\(0\\))?0?1|01)[016789]"
          + "(?:[-. ]?[0-9]{4}[-. ]?[0-9]{4}|[-. ][0-9]{3}[-. ]?[0-9]{4}))"
          + PersonalData.AFTER),

  /** Korean landline or internet number; service numbers (1588-…) are not personal. */
  LANDLINE_NUMBER(
      "00-000-0000|00-0000-0000|00 000 0000|00 0000 0000|00)000-0000|00)0000-0000|00) |+00",
      PersonalData.BEFORE
          + "((?:\\+82[- ]?|\\(?0)(?:2|[3-6][1-5]|[57]0)(?:[- ]|\\) ?)[0-9]{3,4}[- ][0-9]{4})"
          + PersonalData.AFTER) {
    @Override
    boolean accepts(String value) {
      String digits = Checksums.digits(value);
      return !Checksums.dateLike(digits.substring(digits.length() - 8));
    }
  },

  /** Korean business registration number, by its checksum. */
  BUSINESS_NUMBER(
      "000-00-00000", PersonalData.BEFORE + "([0-9]{3}-[0-9]{2}-[0-9]{5})" + PersonalData.AFTER) {
    @Override
    boolean accepts(String value) {
      return Checksums.business(value);
    }
  },

  /** Korean passport number, of the form before 2021 or after. */
  PASSPORT_NUMBER(
      "m000|s000|r000|o000|d000|g000",
      "(?:^|[^A-Za-z0-9._/-])([MSRODG](?:[0-9]{8}|[0-9]{3}[A-Z][0-9]{4}))(?:$|[^A-Za-z0-9_-])") {
    @Override
    boolean accepts(String value) {
      return !Checksums.dateLike(value.substring(1));
    }
  },

  /** Email address; not {@code git@host:path}, which is not personal. */
  EMAIL(
      "@",
      "(?:^|[^A-Za-z0-9._%+/-])"
          + "([A-Za-z0-9_%+-][A-Za-z0-9._%+-]*@(?:[A-Za-z0-9-]+\\.)+[A-Za-z]{2,24})") {
    @Override
    boolean accepts(String value) {
      String domain = value.substring(value.indexOf('@') + 1).toLowerCase(Locale.ROOT);
      String ending = domain.substring(domain.lastIndexOf('.') + 1);
      return !value.startsWith("git@")
          && !FILE_ENDINGS.contains(ending)
          && !VERSION_ENDINGS.contains(ending)
          && !VERSION.matcher(domain).lookingAt();
    }
  },

  /** Payment card, by its issuer's prefix and length, and its checksum. */
  PAYMENT_CARD(
      "0000000000000|0000-0000-0000|0000 0000 0000|0000-000000-0000|0000 000000 0000",
      PersonalData.BEFORE
          + "(3[0-9]{3}[ -]?[0-9]{6}[ -]?[0-9]{4,5}|(?:[0-9]{4}[ -]?){3}[0-9]{1,7})"
          + PersonalData.AFTER) {
    @Override
    boolean accepts(String value) {
      return PaymentCard.isValid(value);
    }
  };

  /**
   * Not after a digit, letter, sign or point, so that it is not part of a hash, a UUID or a
   * fraction.
   */
  private static final String BEFORE = "(?:^|[^A-Za-z0-9_.+-])";

  private static final String AFTER = "(?:$|[^A-Za-z0-9_-])";

  /** Endings after the @ in {@code icon@2x.png} and {@code getty@tty1.service}. */
  private static final Set<String> FILE_ENDINGS =
      Set.of(
          "css", "gif", "gz", "html", "jar", "jpeg", "jpg", "js", "json", "lock", "log", "md",
          "mjs", "mount", "path", "png", "service", "socket", "svg", "tar", "target", "tgz",
          "timer", "ts", "txt", "webp", "xml", "yaml", "yml", "zip");

  /** Endings after the @ in {@code spring-core@5.3.9.RELEASE}. */
  private static final Set<String> VERSION_ENDINGS =
      Set.of("release", "final", "ga", "snapshot", "rc", "sp", "beta", "alpha", "jre", "android");

  private static final java.util.regex.Pattern VERSION =
      java.util.regex.Pattern.compile("v?[0-9]+\\.[0-9]+(?:[.-]|$)");

  private final String keywords;
  private final String regex;

  PersonalData(String keywords, String regex) {
    this.keywords = keywords;
    this.regex = regex;
  }

  /** Texts of which a line must have one, separated by bars, with 0 for each digit. */
  String keywords() {
    return keywords;
  }

  /** The RE2 pattern; its groups are masked, the rest is context. */
  String regex() {
    return regex;
  }

  /** Whether a group's text is valid personal data. */
  boolean accepts(String value) {
    return true;
  }

  /** Whether a preceding word can show that it is a technical number. */
  boolean isNumber() {
    return this != EMAIL;
  }
}
