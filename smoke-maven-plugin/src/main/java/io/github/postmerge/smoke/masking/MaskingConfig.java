package io.github.postmerge.smoke.masking;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is secret here, beyond what is secret anywhere.
 *
 * @param environment variables of the smoke command; those whose names say that they are secret
 *     give their values
 * @param secrets further values, taken literally
 * @param patterns the team's own RE2 patterns; what one matches as a whole is masked. {@code ^} and
 *     {@code $} stand for the ends of a line, and a match across lines is not promised
 */
public record MaskingConfig(
    Map<String, String> environment, List<String> secrets, List<String> patterns) {

  /** Copies all three. */
  public MaskingConfig {
    environment = Map.copyOf(environment);
    secrets = List.copyOf(secrets);
    patterns = List.copyOf(patterns);
  }

  /** Why a text cannot be one of the patterns and what to do; empty where it can. */
  public static Optional<String> problemWith(String pattern) {
    try {
      new TeamPatterns(List.of(pattern));
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }
}
