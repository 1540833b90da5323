package io.github.postmerge.smoke.collect;

import java.util.List;
import java.util.Optional;

/**
 * The result of a collection.
 *
 * @param files in the order of their paths
 * @param warning what was left out and why, if anything
 */
public record Collected(List<CollectedFile> files, Optional<String> warning) {

  /** Copies the list. */
  public Collected {
    files = List.copyOf(files);
  }
}
