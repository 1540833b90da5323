package io.github.postmerge.smoke.command;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Text files of a tree: UTF-8, with a maximum size. */
final class Text {

  private static final int LARGEST_SPEC = 1024 * 1024;
  private static final int LARGEST_REGISTRY = 4 * 1024 * 1024;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private Text() {}

  static String ofSpec(String file, byte[] content) throws InvalidCommandException {
    return utf8(file, content, LARGEST_SPEC);
  }

  static String ofRegistry(String file, byte[] content) throws InvalidCommandException {
    return utf8(file, content, LARGEST_REGISTRY);
  }

  private static String utf8(String file, byte[] content, int largest)
      throws InvalidCommandException {
    if (content.length > largest) {
      throw new InvalidCommandException(
          String.format(
              Locale.ROOT,
              "%s has %d bytes. At most %d are read; make it smaller.",
              file,
              content.length,
              largest));
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
      return requireNoNul(file, withoutMarks(text));
    } catch (CharacterCodingException e) {
      throw new InvalidCommandException(file + " is not UTF-8. Save it as UTF-8.");
    }
  }

  /** Removes all byte order marks before the text; scripts that join files can leave several. */
  private static String withoutMarks(String text) {
    int start = 0;
    while (start < text.length()
        && (text.charAt(start) == BYTE_ORDER_MARK || Character.isWhitespace(text.charAt(start)))) {
      start++;
    }
    String prefix = text.substring(0, start).replace(String.valueOf(BYTE_ORDER_MARK), "");
    return prefix + text.substring(start);
  }

  /** ASCII text in UTF-16 or UTF-32 is valid UTF-8 with NUL characters. */
  private static String requireNoNul(String file, String text) throws InvalidCommandException {
    int nul = text.indexOf('\0');
    if (nul < 0) {
      return text;
    }
    long line = text.substring(0, nul).lines().count();
    throw new InvalidCommandException(
        String.format(
            Locale.ROOT,
            "%s:%d: there is a NUL character, as in UTF-16 without a byte order mark. Save it as"
                + " UTF-8.",
            file,
            Math.max(1, line)));
  }
}
