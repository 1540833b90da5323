package io.github.postmerge.smoke.masking;

/** Payment card numbers by ISO/IEC 7812: issuer, length, checksum. */
enum PaymentCard {
  /** Visa. */
  VISA(4, 4, 13, 19),
  /** Mastercard's first range. */
  MASTERCARD(51, 55, 16, 16),
  /** Mastercard's second range. */
  MASTERCARD_TWO(2221, 2720, 16, 16),
  /** American Express. */
  AMEX(34, 34, 15, 15),
  /** American Express's second range. */
  AMEX_TWO(37, 37, 15, 15),
  /** Diners Club, Carte Blanche. */
  DINERS(300, 305, 14, 14),
  /** Diners Club International. */
  DINERS_INTERNATIONAL(36, 36, 14, 19),
  /** Diners Club's third range. */
  DINERS_THREE(38, 39, 14, 19),
  /** Discover. */
  DISCOVER(6011, 6011, 16, 19),
  /** Discover's second range. */
  DISCOVER_TWO(644, 659, 16, 19),
  /** JCB. */
  JCB(3528, 3589, 16, 19),
  /** UnionPay. */
  UNION_PAY(62, 62, 16, 19),
  /** Cards that are valid only in Korea. */
  KOREAN(94, 94, 16, 16);

  private final int first;
  private final int last;
  private final int shortest;
  private final int longest;

  PaymentCard(int first, int last, int shortest, int longest) {
    this.first = first;
    this.last = last;
    this.shortest = shortest;
    this.longest = longest;
  }

  static boolean isValid(String text) {
    String digits = Checksums.digits(text);
    if (!Checksums.luhn(digits)) {
      return false;
    }
    for (PaymentCard card : values()) {
      if (card.issued(digits)) {
        return true;
      }
    }
    return false;
  }

  private boolean issued(String digits) {
    int length = String.valueOf(first).length();
    int prefix = Integer.parseInt(digits, 0, length, 10);
    return prefix >= first
        && prefix <= last
        && digits.length() >= shortest
        && digits.length() <= longest;
  }
}
