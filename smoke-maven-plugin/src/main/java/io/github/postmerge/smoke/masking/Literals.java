package io.github.postmerge.smoke.masking;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** Finds known values in all their forms. */
final class Literals implements Finder {

  /** A shorter piece of a value at the end of a line is not held back. */
  private static final int SHORTEST_HELD = 8;

  private final Automaton automaton;
  private final int longest;

  Literals(Collection<String> forms) {
    List<Automaton.Word> words =
        forms.stream()
            .map(form -> new Automaton.Word(form.getBytes(StandardCharsets.UTF_8), 1))
            .toList();
    automaton = new Automaton(words, IntUnaryOperator.identity());
    longest = words.stream().mapToInt(word -> word.bytes().length).max().orElse(0);
  }

  @Override
  public void find(byte[] text, SpanCollector spans) {
    if (longest == 0) {
      return;
    }
    spans.addAll(search(text));
    if (WrappedBase64.isIn(text)) {
      FilteredBytes view = WrappedBase64.join(text);
      spans.addAll(search(view.bytes()).stream().map(view::raw).toList());
    }
  }

  /**
   * The start of a possibly incomplete value at the end of the text; the text's length if there is
   * none.
   */
  int openFrom(byte[] text) {
    if (longest == 0) {
      return text.length;
    }
    int open = openFromRaw(text);
    if (WrappedBase64.isIn(text)) {
      FilteredBytes view = WrappedBase64.join(text);
      byte[] joined = view.bytes();
      int from = openFromRaw(joined);
      open = joined.length - from >= SHORTEST_HELD ? Math.min(open, view.rawOffset(from)) : open;
    }
    return open;
  }

  private List<Span> search(byte[] text) {
    List<Span> found = new ArrayList<>();
    int state = Automaton.ROOT;
    for (int i = 0; i < text.length; i++) {
      state = automaton.step(state, text[i]);
      int length = automaton.longest(state);
      if (length > 0) {
        found.add(new Span(i + 1 - length, i + 1));
      }
    }
    return found;
  }

  private int openFromRaw(byte[] text) {
    int state = Automaton.ROOT;
    for (int i = Math.max(0, text.length - longest); i < text.length; i++) {
      state = automaton.step(state, text[i]);
    }
    return text.length - automaton.depth(state);
  }
}
