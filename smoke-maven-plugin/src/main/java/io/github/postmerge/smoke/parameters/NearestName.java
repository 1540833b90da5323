package io.github.postmerge.smoke.parameters;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds the known name nearest to a misspelled one.
 *
 * <p>The longest common subsequence counts, not the edit distance: {@code timeout} is near to
 * {@code timeoutInSeconds}, although many edits away. Of two equally near names the shorter one
 * wins.
 */
public final class NearestName {

  /** How much nearness each character of the known name costs that was not typed. */
  private static final double UNTYPED = 0.01;

  private final String typed;

  /** Compares with a name as the user typed it. */
  public NearestName(String typed) {
    this.typed = letters(typed);
  }

  /** The nearest of these names; empty only if there are none. */
  public Optional<String> among(Collection<String> known) {
    return known.stream()
        .max(Comparator.comparingDouble(this::nearness).thenComparing(Comparator.reverseOrder()));
  }

  /** From 0, for nothing in common, to 1, for the same letters. */
  public double nearness(String known) {
    String other = letters(known);
    int common = common(other);
    return (double) common / Math.max(1, typed.length()) - UNTYPED * (other.length() - common);
  }

  /** The length of the longest common subsequence. */
  private int common(String other) {
    int[] before = new int[other.length() + 1];
    for (int i = 0; i < typed.length(); i++) {
      int[] now = new int[other.length() + 1];
      for (int j = 0; j < other.length(); j++) {
        now[j + 1] =
            typed.charAt(i) == other.charAt(j) ? before[j] + 1 : Math.max(now[j], before[j + 1]);
      }
      before = now;
    }
    return before[other.length()];
  }

  private static String letters(String name) {
    return name.toLowerCase(Locale.ROOT)
        .replaceFirst("^<?(smoke\\.)?", "")
        .replaceAll("[^\\p{L}\\p{N}]", "");
  }
}
