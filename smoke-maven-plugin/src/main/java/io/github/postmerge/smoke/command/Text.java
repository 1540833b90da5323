package io.github.postmerge.smoke.command;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Text files of a tree: UTF-8, of a size that a person could have written. */
final class Text {

  private static final int LARGEST = 1024 * 1024;

  private Text() {}

  static String utf8(String file, byte[] content) throws InvalidCommandException {
    if (content.length > LARGEST) {
      throw new InvalidCommandException(
          String.format(
              "%s has %d bytes. At most %d are read; make it smaller.",
              file, content.length, LARGEST));
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new InvalidCommandException(file + " is not UTF-8. Save it as UTF-8.");
    }
  }
}
