package io.github.postmerge.smoke.regex;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An upper bound for the size of a compiled pattern, found in one pass over its text.
 *
 * @param instructions at least as many as the compiler generates, at most {@link #MOST}
 * @param depth the depth of its groups
 */
record PatternSize(long instructions, int depth) {

  /** More than any limit, and small enough to multiply without overflow. */
  static final long MOST = 1_000_000_000L;

  /** Instructions that an atom, group or repetition adds at most to its content. */
  private static final int OVERHEAD = 3;

  static PatternSize of(String regex) {
    return new Scan(regex).size();
  }

  private static final Pattern COUNTS = Pattern.compile("(\\d{1,9})(?:,(\\d{0,9}))?");

  private static final class Scan {

    private final String regex;
    private final Deque<Group> groups = new ArrayDeque<>();
    private int deepest;
    private int at;

    Scan(String regex) {
      this.regex = regex;
      groups.push(new Group());
    }

    PatternSize size() {
      while (at < regex.length()) {
        step(regex.charAt(at));
      }
      while (groups.size() > 1) {
        close();
      }
      return new PatternSize(groups.element().sum(), deepest);
    }

    private void step(char c) {
      switch (c) {
        case '(' -> open();
        case ')' -> {
          close();
          at++;
        }
        case '[' -> {
          at = endOfClass();
          groups.element().atom(1);
        }
        case '\\' -> escape();
        case '{' -> repetition();
        case '*', '+', '?' -> {
          groups.element().repeat(1);
          at++;
        }
        default -> {
          groups.element().atom(1);
          at++;
        }
      }
    }

    private void open() {
      groups.push(new Group());
      deepest = Math.max(deepest, groups.size() - 1);
      at++;
    }

    /** The compiler rejects a parenthesis that closes no group. */
    private void close() {
      if (groups.size() > 1) {
        long inner = groups.pop().sum();
        groups.element().atom(inner);
      }
    }

    /** A closing bracket in first position is a member of the class. */
    private int endOfClass() {
      int i = at + 1;
      if (i < regex.length() && regex.charAt(i) == '^') {
        i++;
      }
      if (i < regex.length() && regex.charAt(i) == ']') {
        i++;
      }
      while (i < regex.length() && regex.charAt(i) != ']') {
        if (regex.charAt(i) == '\\') {
          i++;
        } else if (regex.startsWith("[:", i) && regex.indexOf(":]", i) > 0) {
          i = regex.indexOf(":]", i) + 1;
        }
        i++;
      }
      return i + 1;
    }

    private void escape() {
      char escaped = at + 1 < regex.length() ? regex.charAt(at + 1) : '\\';
      if (escaped == 'Q') {
        int end = regex.indexOf("\\E", at);
        int stop = end < 0 ? regex.length() : end;
        for (int i = at + 2; i < stop; i++) {
          groups.element().atom(1);
        }
        at = end < 0 ? stop : end + 2;
        return;
      }
      at += 2;
      if ("pPx".indexOf(escaped) >= 0 && at < regex.length() && regex.charAt(at) == '{') {
        int end = regex.indexOf('}', at);
        at = end < 0 ? regex.length() : end + 1;
      }
      groups.element().atom(1);
    }

    /** Braces that are not a repetition are text. */
    private void repetition() {
      int end = regex.indexOf('}', at);
      Matcher counts = COUNTS.matcher(end < 0 ? "" : regex.substring(at + 1, end));
      if (!counts.matches()) {
        groups.element().atom(1);
        at++;
        return;
      }
      String upper = counts.group(2);
      long most = Math.max(1, Long.parseLong(counts.group(1)));
      if (upper != null && !upper.isEmpty()) {
        most = Math.max(most, Long.parseLong(upper));
      }
      groups.element().repeat(most);
      at = end + 1;
    }
  }

  /** The part of a group that has been read. */
  private static final class Group {

    private long before;
    private long last;

    void atom(long size) {
      before = Math.min(MOST, before + last);
      last = Math.min(MOST, size + OVERHEAD);
    }

    void repeat(long times) {
      last = Math.min(MOST, last * Math.min(MOST, times) + OVERHEAD);
    }

    long sum() {
      return Math.min(MOST, before + last);
    }
  }
}
