package io.github.postmerge.smoke.masking;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A kind of secret that is known by its shape.
 *
 * @param id its name
 * @param contexts words of which one must precede it; none if the shape is enough
 * @param shape its shape, in the syntax of {@link Shape}
 */
record SecretKind(String id, List<String> contexts, LazyShape shape) implements Detector {

  private static final int LONGEST_NAME = 40;

  @Override
  public Set<String> words() {
    Set<String> words = new HashSet<>();
    for (String word : contexts.isEmpty() ? List.of(shape.anchor()) : contexts) {
      words.add(folded(word));
    }
    return words;
  }

  private static String folded(String word) {
    StringBuilder folded = new StringBuilder(word.toLowerCase(Locale.ROOT));
    for (int i = 0; i < folded.length(); i++) {
      if (folded.charAt(i) >= '0' && folded.charAt(i) <= '9') {
        folded.setCharAt(i, '0');
      }
    }
    return folded.toString();
  }

  @Override
  public void detect(LineSearch search, int end) {
    Line line = search.line();
    (contexts.isEmpty() ? shape.get().around(line, end) : assigned(line, end))
        .ifPresent(token -> search.add(token.start(), token.end()));
  }

  private Optional<Span> assigned(Line line, int contextEnd) {
    int start = contextEnd;
    if (line.at(contextEnd - 1) != '/') {
      int name = line.runEnd(CharClass.NAME, contextEnd, LONGEST_NAME);
      start = Separator.valueAfter(line, name);
    }
    if (start < 0) {
      return Optional.empty();
    }
    int end = shape.get().end(line, start);
    boolean random =
        end > 0 && (shape.get().isNumber() || SecretHeuristics.isRandom(line.text(start, end)));
    return random ? Optional.of(new Span(start, end)) : Optional.empty();
  }
}
