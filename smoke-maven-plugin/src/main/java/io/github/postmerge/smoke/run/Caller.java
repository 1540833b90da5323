package io.github.postmerge.smoke.run;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Facts that only the calling build tool knows.
 *
 * @param maven Maven's version; null if the caller is not Maven
 * @param plugin Smoke's own version
 * @param secrets values that must not be written down
 */
public record Caller(@Nullable String maven, String plugin, List<String> secrets) {

  /** Copies the list. */
  public Caller {
    secrets = List.copyOf(secrets);
  }
}
