package io.github.postmerge.smoke.checkout;

import java.util.List;

/**
 * Paths that stay as the last smoke left them, together with everything below them.
 *
 * @param paths relative to the top, with slashes between folders and none at either end
 */
public record KeptPaths(List<String> paths) {

  /** Nothing is kept. */
  public static final KeptPaths NONE = new KeptPaths(List.of());

  /** Copies the list. */
  public KeptPaths {
    paths = List.copyOf(paths);
  }

  boolean contain(String path) {
    return paths.stream().anyMatch(kept -> path.equals(kept) || path.startsWith(kept + "/"));
  }

  boolean lieBelow(String folder) {
    return paths.stream().anyMatch(kept -> kept.startsWith(folder + "/"));
  }
}
