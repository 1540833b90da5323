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
    int state = Automaton.ROOT;
    long tags = 0;
    int lineStart = 0;
    for (int i = 0; i < text.length; i++) {
      byte next = text[i];
      state = keywords.step(state, next);
      tags |= keywords.tags(state);
      if (next == '\n') {
        findInLine(text, lineStart, i, tags, finds);
        lineStart = i + 1;
        tags = 0;
      }
    }
    findInLine(text, lineStart, text.length, tags, finds);
  }

  private void findInLine(byte[] text, int start, int end, long tags, Finds finds) {
    if (tags == 0) {
      return;
    }
    byte[] line = Arrays.copyOfRange(text, start, end);
    for (long rest = tags; rest != 0; rest &= rest - 1) {
      for (Span span : found(Long.numberOfTrailingZeros(rest), line)) {
        finds.add(start + span.start(), start + span.end());
        Arrays.fill(line, span.start(), span.end(), FOUND);
      }
    }
  }

  private List<Span> found(int index, byte[] line) {
    List<Span> found = new ArrayList<>();
    Matcher matcher = patterns.get(index).matcher(line);
    int from = 0;
    while (from < line.length && matcher.find(from)) {
      from = Math.max(from + 1, take(rules.get(index), matcher, line, found));
    }
    return found;
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
