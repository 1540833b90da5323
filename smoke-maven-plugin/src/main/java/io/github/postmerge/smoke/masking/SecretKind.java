package io.github.postmerge.smoke.masking;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A kind of secret that is known by its shape.
 *
 * @param id what it is called
 * @param contexts words of which one must stand before it; none where the shape is enough
 * @param shape what it looks like
 */
record SecretKind(String id, List<String> contexts, Shape shape) implements Detector {

  private static final int LONGEST_NAME = 40;

  @Override
  public Set<String> words() {
    return (contexts.isEmpty() ? Stream.of(shape.anchor()) : contexts.stream())
        .map(word -> word.toLowerCase(Locale.ROOT).replaceAll("[0-9]", "0"))
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public void detect(Search search, int end) {
    Line line = search.line();
    (contexts.isEmpty() ? shape.around(line, end) : assigned(line, end))
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
    int end = shape.end(line, start);
    boolean random =
        end > 0 && (shape.isNumber() || SecretHeuristics.random(line.text(start, end)));
    return random ? Optional.of(new Span(start, end)) : Optional.empty();
  }
}
