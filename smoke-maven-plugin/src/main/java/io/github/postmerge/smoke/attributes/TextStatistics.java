package io.github.postmerge.smoke.attributes;

/**
 * What git counts in a file to distinguish text from binary content.
 *
 * @param returns carriage returns, with or without a line feed
 * @param nuls zero bytes
 * @param printable bytes that count as text
 * @param others control characters that do not count as text
 */
record TextStatistics(int returns, int nuls, int printable, int others) {

  private static final int DELETE = 127;
  private static final int SPACE = 32;
  private static final int END_OF_FILE = 26;
  private static final int PRINTABLE_TO_OTHERS = 128;

  static TextStatistics of(byte[] content) {
    int returns = 0;
    int nuls = 0;
    int printable = 0;
    int others = 0;
    for (byte b : content) {
      switch (b) {
        case '\r' -> returns++;
        case '\n' -> {}
        case '\b', '\t', '\033', '\f' -> printable++;
        case DELETE -> others++;
        default -> {
          nuls += b == 0 ? 1 : 0;
          if (b >= 0 && b < SPACE) {
            others++;
          } else {
            printable++;
          }
        }
      }
    }
    boolean endsAsInDos = content.length > 0 && content[content.length - 1] == END_OF_FILE;
    return new TextStatistics(returns, nuls, printable, endsAsInDos ? others - 1 : others);
  }

  boolean isTextWithoutReturns() {
    return returns == 0 && nuls == 0 && printable / PRINTABLE_TO_OTHERS >= others;
  }
}
