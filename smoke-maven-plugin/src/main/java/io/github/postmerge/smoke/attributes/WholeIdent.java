package io.github.postmerge.smoke.attributes;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;

/**
 * Fills in {@code $Id$} in a content at hand as a whole, as git does it there: not across lines,
 * and not where another tool has filled it in.
 */
final class WholeIdent {

  private static final byte[] KEYWORD = "Id".getBytes(ISO_8859_1);

  private final byte[] content;
  private final byte[] replacement;

  WholeIdent(byte[] content, String id) {
    this.content = content;
    this.replacement = ("Id: " + id + " $").getBytes(ISO_8859_1);
  }

  byte[] filledIn() {
    ByteArrayOutputStream out = new ByteArrayOutputStream(content.length + replacement.length);
    int at = 0;
    while (at < content.length) {
      byte b = content[at++];
      out.write(b);
      int end = b == '$' ? endOfKeyword(at) : at;
      if (end > at) {
        out.writeBytes(replacement);
        at = end;
      }
    }
    return out.toByteArray();
  }

  /** Behind the keyword's closing dollar sign; no further than here where it is none. */
  private int endOfKeyword(int at) {
    int colon = at + KEYWORD.length;
    if (colon >= content.length || content[at] != KEYWORD[0] || content[at + 1] != KEYWORD[1]) {
      return at;
    }
    if (content[colon] == '$') {
      return colon + 1;
    }
    return content[colon] == ':' ? endOfFilled(at, colon) : at;
  }

  private int endOfFilled(int at, int colon) {
    int space = -1;
    for (int i = colon + 1; i < content.length; i++) {
      if (content[i] == '$') {
        boolean others = space >= 0 && space < i - 1;
        return others ? at : i + 1;
      }
      if (content[i] == '\n') {
        return at;
      }
      if (content[i] == ' ' && space < 0 && i > colon + 1) {
        space = i;
      }
    }
    return at;
  }
}
