package io.github.postmerge.smoke.masking;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** Matches the patterns of personal data near their keywords. */
final class PersonalRules {

  private static final int LONGEST_USER = 200;

  private final List<PersonalData> rules;

  /** Each is compiled on first use. */
  private final AtomicReferenceArray<Pattern> patterns;

  PersonalRules(List<PersonalData> rules) {
    this.rules = List.copyOf(rules);
    this.patterns = new AtomicReferenceArray<>(rules.size());
  }

  List<PersonalData> rules() {
    return rules;
  }

  /** Adds the matches of the rules that have a keyword in the line. */
  void find(byte[] line, KeywordHits hits, List<Span> found) {
    for (long rest = hits.rules(); rest != 0; rest &= rest - 1) {
      int rule = Long.numberOfTrailingZeros(rest);
      List<Span> spans = found(rule, line, hits.windows(rule, line.length));
      found.addAll(spans);
      for (Span span : spans) {
        Arrays.fill(line, span.start(), span.end(), Rules.ERASED);
      }
    }
  }

  private List<Span> found(int rule, byte[] line, List<Span> windows) {
    List<Span> found = new ArrayList<>();
    for (Span window : windows) {
      if (search(rule, line, window, found) == window.end() && window.end() < line.length) {
        search(rule, line, new Span(window.start(), line.length), found);
        return found;
      }
    }
    return found;
  }

  /** Adds the matches of a rule in a part of a line; returns the end of the last one. */
  private int search(int rule, byte[] line, Span window, List<Span> found) {
    boolean whole = window.start() == 0 && window.end() == line.length;
    byte[] part = whole ? line : Arrays.copyOfRange(line, window.start(), window.end());
    Matcher matcher = pattern(rule).matcher(part);
    List<Span> spans = new ArrayList<>();
    // The first byte of a window is only the context of the second.
    int from = window.start() == 0 ? 0 : 1;
    while (from < part.length && matcher.find(from)) {
      from = Math.max(from + 1, take(rules.get(rule), matcher, part, spans));
    }
    spans.forEach(
        span -> found.add(new Span(window.start() + span.start(), window.start() + span.end())));
    return spans.isEmpty() ? window.start() : found.get(found.size() - 1).end();
  }

  private Pattern pattern(int rule) {
    Pattern pattern = patterns.get(rule);
    if (pattern == null) {
      pattern = Pattern.compile(rules.get(rule).regex());
      patterns.set(rule, pattern);
    }
    return pattern;
  }

  /** Adds the groups of a match; returns where the search continues. */
  private static int take(PersonalData rule, Matcher matcher, byte[] line, List<Span> found) {
    int next = matcher.start() + 1;
    for (int group = 1; group <= matcher.groupCount(); group++) {
      int start = matcher.start(group);
      int end = matcher.end(group);
      if (start >= 0 && start < end) {
        boolean accepted =
            rule.accepts(new String(line, start, end - start, StandardCharsets.ISO_8859_1))
                && !(rule.isNumber()
                    ? TechnicalNumbers.isNamed(line, start)
                    : isUserOfUrl(line, start) || isBeforePath(line, end));
        if (accepted) {
          found.add(new Span(start, end));
        }
        next = accepted ? end : start + 1;
      }
    }
    return next;
  }

  /** Whether a remote path follows, as in {@code deploy@host.example:/srv}. */
  private static boolean isBeforePath(byte[] line, int end) {
    return end + 1 < line.length
        && line[end] == ':'
        && (line[end + 1] == '/' || line[end + 1] == '~');
  }

  /** Whether it is the user or password of a URL, which {@link UrlCredentials} masks. */
  private static boolean isUserOfUrl(byte[] line, int start) {
    int at = start;
    while (at > 0 && start - at < LONGEST_USER && CharClass.USERINFO.has(line[at - 1])) {
      at--;
    }
    return at > 2 && line[at - 1] == '/' && line[at - 2] == '/' && line[at - 3] == ':';
  }
}
