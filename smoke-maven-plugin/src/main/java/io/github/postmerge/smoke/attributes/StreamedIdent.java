package io.github.postmerge.smoke.attributes;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;

/**
 * Fills in {@code $Id$} byte by byte, as git does where it checks out piece by piece.
 *
 * <p>A byte that ends a half-seen keyword begins no other one ({@code $$Id$} stays), and what was
 * held back before a keyword can be lost with what stood in it: git's ways are kept, odd or not,
 * for a worktree that differs from git's is worse.
 */
final class StreamedIdent {

  private static final String HEAD = "$Id";
  private static final String FILLED = "$Id: ";
  private static final String SPACES = " \t\n\r";

  private final String filling;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final StringBuilder held = new StringBuilder();
  private int seen;
  private boolean skipping;

  StreamedIdent(String id) {
    this.filling = ": " + id + " $";
  }

  byte[] filledIn(byte[] content) {
    for (byte b : content) {
      char c = (char) (b & 0xff);
      if (skipping) {
        skip(c);
      } else if (seen <= HEAD.length() && c == expected()) {
        seen++;
      } else {
        holdWhatWasSeen();
        decide(c);
      }
    }
    if (!skipping) {
      holdWhatWasSeen();
    }
    release();
    return out.toByteArray();
  }

  /** Behind the keyword, git's own table goes on with a zero byte. */
  private char expected() {
    return seen < HEAD.length() ? HEAD.charAt(seen) : '\0';
  }

  private void holdWhatWasSeen() {
    held.append(HEAD, 0, Math.min(seen, HEAD.length()));
    if (seen > HEAD.length()) {
      held.append('\0');
    }
  }

  private void decide(char c) {
    boolean afterKeyword = seen == HEAD.length();
    seen = 0;
    if (!afterKeyword) {
      held.append(c);
      release();
    } else if (c == ':') {
      held.append(c);
      skipping = true;
    } else if (c == '$') {
      held.append(filling);
      release();
    } else {
      held.append(c);
    }
  }

  /** Up to the closing dollar sign, or the end of the line. */
  private void skip(char c) {
    held.append(c);
    if (c == '$' && !isOfAnotherTool()) {
      held.setLength(HEAD.length());
      held.append(filling);
    }
    if (c == '$' || c == '\n') {
      skipping = false;
      release();
    }
  }

  private boolean isOfAnotherTool() {
    if (held.indexOf(FILLED) != 0) {
      return false;
    }
    for (int i = FILLED.length(); i < held.length() && held.charAt(i) != '\0'; i++) {
      boolean last = i + 1 < held.length() && held.charAt(i + 1) == '$';
      if (SPACES.indexOf(held.charAt(i)) >= 0 && !last) {
        return true;
      }
    }
    return false;
  }

  private void release() {
    out.writeBytes(held.toString().getBytes(ISO_8859_1));
    held.setLength(0);
  }
}
