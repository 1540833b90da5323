package io.github.postmerge.smoke.masking;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Finds secrets that are known by their form or name, line by line.
 *
 * <p>One pass over the text finds the words; only their lines are searched further. Found secrets
 * are erased and the line is searched again, because a secret may hide the start of another one.
 */
final class Rules implements Finder {

  /** Replaces the bytes of a found secret, so that later rules do not match them. */
  static final byte ERASED = ']';

  private static final int ROUNDS = 4;

  private final WeakValues weak;

  Rules(WeakValues weak) {
    this.weak = weak;
  }

  @Override
  public void find(byte[] text, SpanCollector spans) {
    Automaton words = Table.WORDS;
    LineHits hits = new LineHits();
    int state = Automaton.ROOT;
    int lineStart = 0;
    for (int i = 0; i < text.length; i++) {
      state = words.step(state, text[i]);
      if (words.ends(state)) {
        hits.add(i - lineStart, words.tags(state));
      } else if (text[i] == '\n') {
        findInLine(text, new Span(lineStart, i), hits, spans);
        lineStart = i + 1;
        hits.clear();
      }
    }
    findInLine(text, new Span(lineStart, text.length), hits, spans);
  }

  private void findInLine(byte[] text, Span place, LineHits hits, SpanCollector spans) {
    if (hits.isEmpty()) {
      return;
    }
    Line line = new Line(Arrays.copyOfRange(text, place.start(), place.end()));
    boolean again = true;
    for (int round = 0; round < ROUNDS && again; round++) {
      List<Span> found = new ArrayList<>(secrets(line, hits));
      found.forEach(line::erase);
      List<Span> personal = new ArrayList<>();
      Table.PERSONAL.find(line.bytes(), hits.personal(), personal);
      personal.forEach(line::erase);
      found.addAll(personal);
      found.forEach(span -> spans.add(place.start() + span.start(), place.start() + span.end()));
      again = !found.isEmpty();
    }
  }

  private List<Span> secrets(Line line, LineHits hits) {
    LineSearch search = new LineSearch(line, weak);
    for (int i = 0; i < hits.size(); i++) {
      int end = hits.offset(i) + 1;
      if (line.at(end - 1) != ERASED) {
        for (int tag : hits.tags(i)) {
          if (tag < Table.DETECTORS.size()) {
            Table.DETECTORS.get(tag).detect(search, end);
          }
        }
      }
    }
    return search.found();
  }

  /** The words found in a line. */
  private static final class LineHits {
    private final KeywordHits personal = new KeywordHits();
    private int[] offsets = new int[64];
    private int[][] tags = new int[64][];
    private int size;

    void add(int offset, int[] found) {
      if (size == offsets.length) {
        offsets = Arrays.copyOf(offsets, size * 2);
        tags = Arrays.copyOf(tags, size * 2);
      }
      offsets[size] = offset;
      tags[size++] = found;
      for (int tag : found) {
        if (tag >= Table.DETECTORS.size()) {
          personal.add(offset, 1L << (tag - Table.DETECTORS.size()));
        }
      }
    }

    boolean isEmpty() {
      return size == 0;
    }

    int size() {
      return size;
    }

    int offset(int i) {
      return offsets[i];
    }

    int[] tags(int i) {
      return tags[i];
    }

    KeywordHits personal() {
      return personal;
    }

    void clear() {
      size = 0;
      personal.clear();
    }
  }

  /** The tables that all maskers share, created on first use. */
  private static final class Table {
    private static final List<Detector> DETECTORS = detectors();
    private static final PersonalRules PERSONAL = new PersonalRules(List.of(PersonalData.values()));
    private static final Automaton WORDS = words();

    private static List<Detector> detectors() {
      List<Detector> detectors =
          new ArrayList<>(
              List.of(new NamedValues(), new Headers(), new UrlCredentials(), new CommandLines()));
      detectors.addAll(SecretKinds.read());
      return List.copyOf(detectors);
    }

    private static Automaton words() {
      List<Automaton.Word> words = new ArrayList<>();
      for (int i = 0; i < DETECTORS.size(); i++) {
        for (String word : DETECTORS.get(i).words()) {
          words.add(new Automaton.Word(word.getBytes(StandardCharsets.UTF_8), i));
        }
      }
      for (int i = 0; i < PERSONAL.rules().size(); i++) {
        for (String word : PERSONAL.rules().get(i).keywords().split("\\|", -1)) {
          int tag = DETECTORS.size() + i;
          words.add(new Automaton.Word(word.getBytes(StandardCharsets.UTF_8), tag));
        }
      }
      return new Automaton(words, Table::fold);
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
}
