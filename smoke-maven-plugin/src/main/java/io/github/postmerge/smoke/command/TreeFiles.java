package io.github.postmerge.smoke.command;

import java.io.IOException;
import java.util.Optional;

/** The files of one commit's tree. */
@FunctionalInterface
public interface TreeFiles {

  /**
   * The content of a regular file.
   *
   * @param path relative to the tree's top, with {@code /} between folders
   * @return empty if the path does not exist
   * @throws IOException if the path exists but cannot be read as a file
   */
  Optional<byte[]> read(String path) throws IOException;
}
