package io.github.postmerge.smoke.masking;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The secrets of a run, in addition to the secrets that are known by their form.
 *
 * @param environment variables of the smoke command; the values of those with a secret's name are
 *     masked
 * @param secrets further values, taken literally
 * @param patterns RE2 patterns of the user; each complete match is masked. {@code ^} and {@code $}
 *     match at line ends, and a match across lines is not guaranteed
 */
public record MaskingConfig(
    Map<String, String> environment, List<String> secrets, List<String> patterns) {

  /** Copies the collections. */
  public MaskingConfig {
    environment = Map.copyOf(environment);
    secrets = List.copyOf(secrets);
    patterns = List.copyOf(patterns);
  }

  /** Why a pattern is invalid and what to do; empty if it is valid. */
  public static Optional<String> problemWith(String pattern) {
    try {
      new UserPatterns(List.of(pattern));
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }
}
