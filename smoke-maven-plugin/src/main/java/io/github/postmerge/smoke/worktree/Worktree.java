package io.github.postmerge.smoke.worktree;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A checked-out commit; closing it removes it from the repository, unless it is kept. */
public interface Worktree extends AutoCloseable {

  /** Who checks commits out. */
  enum Engine {
    /** This library, as git does it. */
    BUILT_IN,
    /** The {@code git} on PATH, because only it can. */
    GIT
  }

  /** Its top folder. */
  Path folder();

  /** Who checked the commit out. */
  Engine engine();

  /** What of the commit is not checked out as git would, a sentence each with what to do. */
  List<String> remarks();

  /** It must not be used again, for somebody may still write in it. */
  void distrust();

  /** Leaves it to the user, who removes it with {@code git worktree remove}. */
  void keep() throws IOException;

  @Override
  void close() throws IOException;
}
