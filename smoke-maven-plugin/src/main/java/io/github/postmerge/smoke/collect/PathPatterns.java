package io.github.postmerge.smoke.collect;

import java.util.ArrayList;
import java.util.List;

/**
 * Which files of a worktree are collected.
 *
 * @param written patterns as in Ant and Maven, relative to the worktree's top; one without {@code
 *     *} and {@code ?} can also name a folder
 */
public record PathPatterns(List<String> written) {

  /** Copies the list. */
  public PathPatterns {
    written = List.copyOf(written);
    if (!written.stream().allMatch(PathPatterns::isInside)) {
      throw new IllegalArgumentException("patterns must stay inside the worktree: " + written);
    }
  }

  /** Whether a pattern stays in the worktree and has few enough names. */
  public static boolean isInside(String pattern) {
    String path = pattern.endsWith("/") ? pattern.substring(0, pattern.length() - 1) : pattern;
    List<String> names = List.of(path.split("/", -1));
    return names.size() < PathPattern.MOST_NAMES
        && names.stream().noneMatch(n -> n.isEmpty() || n.equals(".") || n.equals(".."))
        && path.chars().noneMatch(c -> c == '\\' || c == '\0')
        && !path.matches("[A-Za-z]:.*");
  }

  /** Matches paths from the top down. */
  Position top() {
    List<PathPattern> patterns = new ArrayList<>();
    for (String pattern : written) {
      patterns.add(new PathPattern(pattern));
      if (pattern.chars().noneMatch(c -> c == '*' || c == '?' || c == '\0')) {
        patterns.add(new PathPattern(pattern.endsWith("/") ? pattern : pattern + "/"));
      }
    }
    return new Position(patterns, patterns.stream().map(PathPattern::start).toList());
  }

  /** The state of a path in each pattern. */
  record Position(List<PathPattern> patterns, List<Long> states) {

    Position after(String name) {
      List<Long> next = new ArrayList<>(states.size());
      for (int i = 0; i < states.size(); i++) {
        next.add(patterns.get(i).after(states.get(i), name));
      }
      return new Position(patterns, next);
    }

    boolean isMatch() {
      return has(PathPattern::isMatch);
    }

    boolean mayMatchBelow() {
      return has(PathPattern::mayMatchBelow);
    }

    private boolean has(Question question) {
      for (int i = 0; i < states.size(); i++) {
        if (question.of(patterns.get(i), states.get(i))) {
          return true;
        }
      }
      return false;
    }

    private interface Question {
      boolean of(PathPattern pattern, long state);
    }
  }
}
