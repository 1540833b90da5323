package io.github.postmerge.smoke.masking;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.List;

/** Finds what the team's own patterns match. */
final class TeamPatterns implements Finder {

  private final List<Pattern> patterns;

  TeamPatterns(List<String> patterns) {
    this.patterns = patterns.stream().map(TeamPatterns::compile).toList();
  }

  @Override
  public void find(byte[] text, Finds finds) {
    for (Pattern pattern : patterns) {
      Matcher matcher = pattern.matcher(text);
      while (matcher.find()) {
        finds.add(matcher.start(), matcher.end());
      }
    }
  }

  private static Pattern compile(String pattern) {
    try {
      return Pattern.compile(pattern, Pattern.MULTILINE);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          String.format(
              "The mask pattern \"%s\" cannot be read: %s. Write it in RE2 syntax"
                  + " (https://github.com/google/re2/wiki/Syntax; it has no look-around and no"
                  + " back-references), or remove it.",
              pattern, e.getDescription()),
          e);
    }
  }
}
