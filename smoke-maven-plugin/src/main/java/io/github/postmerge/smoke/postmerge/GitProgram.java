package io.github.postmerge.smoke.postmerge;

import java.util.Optional;

/** The {@code git} on PATH, where there is one; never needed, but told. */
final class GitProgram {

  private GitProgram() {}

  static Optional<String> version() {
    return Optional.empty();
  }
}
