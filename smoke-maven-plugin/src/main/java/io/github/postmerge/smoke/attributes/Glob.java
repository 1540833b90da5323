package io.github.postmerge.smoke.attributes;

import java.util.BitSet;

/**
 * A pattern of {@code .gitattributes}, matched byte by byte as git's wildmatch does.
 *
 * <p>Even a hostile pattern takes at most pattern length times text length steps: a pair of
 * positions that failed once is not tried again.
 */
final class Glob {

  private final byte[] pattern;
  private final byte[] text;
  private final BitSet failed;

  private Glob(byte[] pattern, byte[] text) {
    this.pattern = pattern;
    this.text = text;
    this.failed = new BitSet();
  }

  /** Whether the whole text matches; {@code *} and {@code ?} do not match a slash. */
  static boolean matches(byte[] pattern, byte[] text) {
    return new Glob(pattern, text).matches(0, 0);
  }

  private boolean matches(int from, int at) {
    int p = from;
    int t = at;
    while (p < pattern.length) {
      byte c = pattern[p];
      if (c == '*') {
        return star(p, t);
      }
      if (t == text.length) {
        return false;
      }
      if (c == '[') {
        CharacterClass set = CharacterClass.at(pattern, p);
        if (!set.accepts(text[t])) {
          return false;
        }
        p = set.end();
      } else if (c == '?') {
        if (text[t] == '/') {
          return false;
        }
        p++;
      } else {
        int literal = c == '\\' ? p + 1 : p;
        if (literal == pattern.length || pattern[literal] != text[t]) {
          return false;
        }
        p = literal + 1;
      }
      t++;
    }
    return t == text.length;
  }

  private boolean star(int first, int at) {
    int after = first;
    while (after < pattern.length && pattern[after] == '*') {
      after++;
    }
    boolean acrossFolders = after - first > 1 && isWholeName(first, after);
    if (acrossFolders && is(after, '/') && tried(after + 1, at)) {
      return true;
    }
    for (int t = at; t <= text.length; t++) {
      if (tried(after, t)) {
        return true;
      }
      if (t < text.length && text[t] == '/' && !acrossFolders) {
        return false;
      }
    }
    return false;
  }

  /** Two asterisks match any number of folders only if nothing else is between the slashes. */
  private boolean isWholeName(int first, int after) {
    boolean before = first == 0 || pattern[first - 1] == '/';
    return before
        && (after == pattern.length || is(after, '/') || (is(after, '\\') && is(after + 1, '/')));
  }

  private boolean is(int index, char c) {
    return index < pattern.length && pattern[index] == c;
  }

  private boolean tried(int p, int t) {
    int pair = p * (text.length + 1) + t;
    if (failed.get(pair)) {
      return false;
    }
    boolean matches = matches(p, t);
    failed.set(pair, !matches);
    return matches;
  }
}
