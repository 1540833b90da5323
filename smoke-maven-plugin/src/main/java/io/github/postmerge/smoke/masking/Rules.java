package io.github.postmerge.smoke.masking;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Finds what the rules describe, line by line.
 *
 * <p>One pass over the text tells which rules' keywords a line has; only those rules' patterns are
 * tried on it, for a pattern costs a hundred times as much as the pass.
 */
final class Rules implements Finder {

  /** Takes the place of what one rule found, so that the next does not see its pieces. */
  static final byte FOUND = ']';

  private static final int ROUNDS = 4;

  private final List<Rule> rules;
  private final List<Pattern> patterns;
  private final Automaton keywords;

  /** Rules in the order in which they are tried, at most 64. */
  Rules(List<Rule> rules) {
    this.rules = List.copyOf(rules);
    this.patterns = rules.stream().map(rule -> Pattern.compile(rule.regex())).toList();
    List<Automaton.Word> words = new ArrayList<>();
    for (int i = 0; i < rules.size(); i++) {
      for (String keyword : rules.get(i).keywords().split("\\|", -1)) {
        words.add(new Automaton.Word(keyword.getBytes(StandardCharsets.UTF_8), 1L << i));
      }
    }
    this.keywords = new Automaton(words, Rules::fold);
  }

  static Rules all() {
    List<Rule> rules = new ArrayList<>(List.of(Assignment.values()));
    rules.addAll(List.of(ServiceToken.values()));
    rules.addAll(List.of(PersonalData.values()));
    return new Rules(rules);
  }

  @Override
  public void find(byte[] text, Finds finds) {
    KeywordHits hits = new KeywordHits();
    int state = Automaton.ROOT;
    int lineStart = 0;
    for (int i = 0; i < text.length; i++) {
      state = keywords.step(state, text[i]);
      long tags = keywords.tags(state);
      if (tags != 0) {
        hits.add(i - lineStart, tags);
      } else if (text[i] == '\n') {
        findInLine(text, lineStart, i, hits, finds);
        lineStart = i + 1;
        hits.clear();
      }
    }
    findInLine(text, lineStart, text.length, hits, finds);
  }

  private void findInLine(byte[] text, int start, int end, KeywordHits hits, Finds finds) {
    if (hits.rules() == 0) {
      return;
    }
    byte[] line = Arrays.copyOfRange(text, start, end);
    boolean again = true;
    for (int round = 0; round < ROUNDS && again; round++) {
      again = false;
      for (long rest = hits.rules(); rest != 0; rest &= rest - 1) {
        int rule = Long.numberOfTrailingZeros(rest);
        for (Span span : found(rule, line, hits.windows(rule, line.length))) {
          finds.add(start + span.start(), start + span.end());
          again |= joins(line, span.start() - 1) || joins(line, span.end());
          Arrays.fill(line, span.start(), span.end(), FOUND);
        }
      }
    }
  }

  /** A find with a letter beside it may have hidden another one's beginning or end. */
  private static boolean joins(byte[] line, int at) {
    return at >= 0
        && at < line.length
        && (Character.isLetterOrDigit(line[at]) || "_-+.%/".indexOf(line[at]) >= 0);
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

  /** Adds what a rule finds in a part of a line; the end of the last find. */
  private int search(int rule, byte[] line, Span window, List<Span> found) {
    boolean whole = window.start() == 0 && window.end() == line.length;
    byte[] part = whole ? line : Arrays.copyOfRange(line, window.start(), window.end());
    Matcher matcher = patterns.get(rule).matcher(part);
    List<Span> spans = new ArrayList<>();
    // A window's first byte only tells what stands before the second.
    int from = window.start() == 0 ? 0 : 1;
    while (from < part.length && matcher.find(from)) {
      from = Math.max(from + 1, take(rules.get(rule), matcher, part, spans));
    }
    spans.forEach(
        span -> found.add(new Span(window.start() + span.start(), window.start() + span.end())));
    return spans.isEmpty() ? window.start() : found.get(found.size() - 1).end();
  }

  /** Takes the match's groups; where to go on. */
  private static int take(Rule rule, Matcher matcher, byte[] line, List<Span> found) {
    int next = matcher.start() + 1;
    for (int group = 1; group <= matcher.groupCount(); group++) {
      int start = matcher.start(group);
      int end = matcher.end(group);
      if (start >= 0 && start < end) {
        boolean accepted =
            rule.accepts(new String(line, start, end - start, StandardCharsets.ISO_8859_1));
        if (accepted) {
          found.add(new Span(start, end));
        }
        next = accepted ? end : start + rule.stride(end - start);
      }
    }
    return next;
  }

  private static int fold(int symbol) {
    if (symbol >= '0' && symbol <= '9') {
      return '0';
    }
    return symbol < 0x80
        ? String.valueOf((char) symbol).toLowerCase(Locale.ROOT).charAt(0)
        : symbol;
  }
}
