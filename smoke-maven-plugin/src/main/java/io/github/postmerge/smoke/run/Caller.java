package io.github.postmerge.smoke.run;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What only the tool around the engine knows.
 *
 * @param maven Maven's version; null where it is not Maven
 * @param plugin Smoke's own version
 * @param secrets values that must not be written down
 */
public record Caller(@Nullable String maven, String plugin, List<String> secrets) {

  /** Copies the list. */
  public Caller {
    secrets = List.copyOf(secrets);
  }
}
