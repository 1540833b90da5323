package io.github.postmerge.smoke.attributes;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;

/**
 * The left side of a line of {@code .gitattributes}.
 *
 * <p>As in git, the part before the first wildcard is compared literally and the rest is matched as
 * a pattern of its own: {@code a**} matches across folders.
 */
final class PathPattern {

  private static final String SPECIAL = "*?[\\";

  private final boolean foldersOnly;
  private final boolean nameOnly;
  private final byte[] literal;
  private final byte[] wild;

  /** Takes the pattern with one character per byte. */
  PathPattern(String declared) {
    String text = declared;
    foldersOnly = text.endsWith("/");
    if (foldersOnly) {
      text = text.substring(0, text.length() - 1);
    }
    nameOnly = text.indexOf('/') < 0;
    if (text.startsWith("/")) {
      text = text.substring(1);
    }
    int special = 0;
    while (special < text.length() && SPECIAL.indexOf(text.charAt(special)) < 0) {
      special++;
    }
    boolean whole = nameOnly && special < text.length();
    literal = text.substring(0, whole ? 0 : special).getBytes(ISO_8859_1);
    wild = text.substring(whole ? 0 : special).getBytes(ISO_8859_1);
  }

  /** Whether a file matches, by its path relative to the folder of the pattern's file. */
  boolean matches(byte[] path, int name) {
    if (foldersOnly) {
      return false;
    }
    int from = nameOnly ? name : 0;
    if (wild.length == 0) {
      return Arrays.equals(literal, 0, literal.length, path, from, path.length);
    }
    int rest = from + literal.length;
    return rest <= path.length
        && Arrays.equals(literal, 0, literal.length, path, from, rest)
        && matchesRest(path, rest);
  }

  private boolean matchesRest(byte[] path, int rest) {
    int suffix = wild.length - 1;
    if (nameOnly && wild[0] == '*' && isLiteral()) {
      return path.length - rest >= suffix
          && Arrays.equals(wild, 1, wild.length, path, path.length - suffix, path.length);
    }
    return Glob.matches(wild, Arrays.copyOfRange(path, rest, path.length));
  }

  private boolean isLiteral() {
    for (int i = 1; i < wild.length; i++) {
      if (SPECIAL.indexOf(wild[i]) >= 0) {
        return false;
      }
    }
    return true;
  }
}
