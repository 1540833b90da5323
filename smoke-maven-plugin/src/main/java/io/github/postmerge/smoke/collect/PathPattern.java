package io.github.postmerge.smoke.collect;

import java.util.ArrayList;
import java.util.List;

/**
 * A path pattern as in Ant and Maven: {@code **} matches any number of folders, {@code *} any part
 * of a name, {@code ?} one character; a trailing slash means all files below.
 *
 * <p>It is matched name by name during the walk, so that folders in which nothing can match are
 * skipped. A state is the set of positions in the pattern that the path so far can have reached,
 * one bit each.
 */
final class PathPattern {

  static final int MOST_NAMES = 60;

  private static final String ANY_FOLDERS = "**";

  private final List<String> names;

  /** Takes a pattern that {@link PathPatterns#isInside} accepts. */
  PathPattern(String pattern) {
    List<String> parts = new ArrayList<>(List.of(pattern.split("/", -1)));
    if (parts.get(parts.size() - 1).isEmpty()) {
      parts.set(parts.size() - 1, ANY_FOLDERS);
    }
    names = List.copyOf(parts);
  }

  /** The state at the top. */
  long start() {
    return withSkippedFolders(1);
  }

  /** The state one name further down; 0 if nothing can match any more. */
  long after(long state, String name) {
    long next = 0;
    for (int i = 0; i < names.size(); i++) {
      if ((state & 1L << i) != 0) {
        if (names.get(i).equals(ANY_FOLDERS)) {
          next |= 1L << i;
        } else if (matches(names.get(i), name)) {
          next |= 1L << (i + 1);
        }
      }
    }
    return withSkippedFolders(next);
  }

  /** Whether a path with this state matches. */
  boolean isMatch(long state) {
    return (state & 1L << names.size()) != 0;
  }

  /** Whether something below a path with this state can match. */
  boolean mayMatchBelow(long state) {
    return (state & ((1L << names.size()) - 1)) != 0;
  }

  private long withSkippedFolders(long state) {
    long all = state;
    for (int i = 0; i < names.size(); i++) {
      if ((all & 1L << i) != 0 && names.get(i).equals(ANY_FOLDERS)) {
        all |= 1L << (i + 1);
      }
    }
    return all;
  }

  /** Backtracks only to the last {@code *}, which is sufficient and takes at most n * m steps. */
  private static boolean matches(String pattern, String name) {
    int p = 0;
    int n = 0;
    int star = -1;
    int retry = 0;
    while (n < name.length()) {
      char wanted = p < pattern.length() ? pattern.charAt(p) : '/';
      if (wanted == '*') {
        star = p++;
        retry = n;
      } else if (wanted == '?' || wanted == name.charAt(n)) {
        p++;
        n++;
      } else if (star >= 0) {
        p = star + 1;
        n = ++retry;
      } else {
        return false;
      }
    }
    return pattern.substring(p).chars().allMatch(c -> c == '*');
  }
}
