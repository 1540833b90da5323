package io.github.postmerge.smoke.masking;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The shape of a token: texts, and runs of a character class with a minimum and maximum length. */
final class Shape {

  private static final Pattern RUN = Pattern.compile("\\{(\\w+):(\\d+)(?:-(\\d+)|(\\+))?\\}");
  private static final String UUID = "{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}";
  private static final int SHORTEST_ANCHOR = 2;
  private static final int LONGEST_CHECKED = 256;

  private final List<Part> parts = new ArrayList<>();
  private final int anchor;

  Shape(String text) {
    String plain = text.replace("{uuid}", UUID);
    Matcher matcher = RUN.matcher(plain);
    int at = 0;
    while (matcher.find()) {
      addText(plain.substring(at, matcher.start()));
      int least = Integer.parseInt(matcher.group(2));
      boolean open = matcher.group(4) != null;
      int most = matcher.group(3) == null ? least : Integer.parseInt(matcher.group(3));
      parts.add(
          new Part("", CharClass.named(matcher.group(1)), least, open ? Integer.MAX_VALUE : most));
      at = matcher.end();
    }
    addText(plain.substring(at));
    anchor = anchorPart();
  }

  /** A text that every token of the shape contains; empty if there is none. */
  String anchor() {
    return anchor < 0 ? "" : parts.get(anchor).text;
  }

  /** The token whose anchor ends at an offset. */
  Optional<Span> around(Line line, int anchorEnd) {
    int start = anchorEnd - anchor().length();
    if (!line.startsWith(anchor(), start)) {
      return Optional.empty();
    }
    for (int i = anchor - 1; i >= 0; i--) {
      start = parts.get(i).before(line, start);
      if (start < 0) {
        return Optional.empty();
      }
    }
    int end = forward(line, anchorEnd, anchor + 1);
    return end >= 0 && begins(line, start) && isMixed(line, start, end)
        ? Optional.of(new Span(start, end))
        : Optional.empty();
  }

  /** The end of the token that starts at an offset; -1 if there is none. */
  int end(Line line, int start) {
    int end = forward(line, start, 0);
    return end >= 0 && isMixed(line, start, end) ? end : -1;
  }

  /** Whether it has only digits. */
  boolean isNumber() {
    return parts.stream().allMatch(part -> part.chars == CharClass.DIGIT);
  }

  private int forward(Line line, int from, int first) {
    int at = from;
    for (int i = first; i < parts.size() && at >= 0; i++) {
      at = parts.get(i).after(line, at);
    }
    Part last = parts.get(parts.size() - 1);
    boolean whole = at < 0 || last.open() || !CharClass.AN.has(line.at(at));
    return whole ? at : -1;
  }

  private boolean begins(Line line, int start) {
    Part last = parts.get(parts.size() - 1);
    boolean weakAnchor = anchor().length() <= SHORTEST_ANCHOR && anchor == 0;
    if (parts.get(0).text.isEmpty() && parts.get(0).chars == CharClass.DIGIT) {
      return !CharClass.DIGIT.has(line.at(start - 1));
    }
    boolean clear = weakAnchor || last.chars == CharClass.SKMIX;
    return clear ? TokenBoundary.isClear(line, start) : TokenBoundary.isBoundary(line, start);
  }

  private boolean isMixed(Line line, int start, int end) {
    boolean asked =
        parts.stream()
            .anyMatch(part -> part.chars == CharClass.MIX || part.chars == CharClass.SKMIX);
    return !asked
        || SecretHeuristics.isRandom(line.text(start, Math.min(end, start + LONGEST_CHECKED)));
  }

  private void addText(String text) {
    if (!text.isEmpty()) {
      parts.add(new Part(text, CharClass.AN, 0, 0));
    }
  }

  /** The text at the start, or otherwise the longest one. */
  private int anchorPart() {
    if (parts.get(0).text.length() >= SHORTEST_ANCHOR) {
      return 0;
    }
    int longest = -1;
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i).text.length() > (longest < 0 ? 0 : parts.get(longest).text.length())) {
        longest = i;
      }
    }
    return longest;
  }

  private record Part(String text, CharClass chars, int least, int most) {

    boolean open() {
      return text.isEmpty() && most == Integer.MAX_VALUE;
    }

    int after(Line line, int at) {
      if (!text.isEmpty()) {
        return line.startsWith(text, at) ? at + text.length() : -1;
      }
      int end = open() ? line.runEnd(chars, at) : line.runEnd(chars, at, most);
      return end - at >= least ? end : -1;
    }

    int before(Line line, int at) {
      if (!text.isEmpty()) {
        return line.startsWith(text, at - text.length()) ? at - text.length() : -1;
      }
      int start = line.runStart(chars, at, Math.min(most, LONGEST_CHECKED));
      return at - start >= least ? start : -1;
    }
  }
}
