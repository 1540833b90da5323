package io.github.postmerge.smoke.masking;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.github.postmerge.smoke.regex.BoundedPattern;
import java.util.List;
import java.util.stream.Stream;

/** Finds the matches of user-supplied patterns. */
final class UserPatterns implements Finder {

  private final List<Pattern> patterns;

  UserPatterns(List<String> patterns) {
    this.patterns = patterns.stream().map(UserPatterns::compile).toList();
  }

  @Override
  public void find(byte[] text, SpanCollector spans) {
    for (Pattern pattern : patterns) {
      Matcher matcher = pattern.matcher(text);
      while (matcher.find()) {
        spans.add(matcher.start(), matcher.end());
      }
    }
  }

  private static Pattern compile(String text) {
    Pattern pattern = parse(text);
    if (Stream.of("", "a b\n").anyMatch(probe -> matchesNothing(pattern, probe))) {
      throw new IllegalArgumentException(
          String.format(
              "\"%s\" matches the empty text, which says nothing about what to mask. Make it match"
                  + " at least one character, or remove it.",
              BoundedPattern.shown(text)));
    }
    return pattern;
  }

  private static Pattern parse(String text) {
    try {
      return BoundedPattern.compile(text, Pattern.MULTILINE);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          String.format(
              "\"%s\" cannot be used as a regular expression: %s. Write it in RE2 syntax"
                  + " (https://github.com/google/re2/wiki/Syntax; it has no look-around and no"
                  + " back-references), or remove it.",
              BoundedPattern.shown(text), e.getDescription()),
          e);
    }
  }

  private static boolean matchesNothing(Pattern pattern, String probe) {
    Matcher matcher = pattern.matcher(probe);
    while (matcher.find()) {
      if (matcher.start() == matcher.end()) {
        return true;
      }
    }
    return false;
  }
}
