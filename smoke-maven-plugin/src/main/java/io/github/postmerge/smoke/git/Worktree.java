package io.github.postmerge.smoke.git;

import java.io.IOException;
import java.nio.file.Path;

/** A checked-out commit; closing it removes every trace, unless it is kept. */
public interface Worktree extends AutoCloseable {

  /** Its top folder. */
  Path folder();

  /** Leaves it to the user, who removes it with {@code git worktree remove}. */
  void keep() throws IOException;

  @Override
  void close() throws IOException;
}
