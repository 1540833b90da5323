package io.github.postmerge.smoke.worktree;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A checked-out commit; closing it removes it from the repository, unless it is kept. */
public interface Worktree extends AutoCloseable {

  /** What checks commits out. */
  enum Engine {
    /** This library, as git does it. */
    BUILT_IN,
    /** The {@code git} on PATH, because only it can. */
    GIT
  }

  /** Its top folder. */
  Path folder();

  /** What checked the commit out. */
  Engine engine();

  /** What was not checked out as git would do it: one sentence each, with the remedy. */
  List<String> remarks();

  /** Prevents its reuse, because a process may still write to it. */
  void distrust();

  /** Keeps it for the user, who removes it with {@code git worktree remove}. */
  void keep() throws IOException;

  @Override
  void close() throws IOException;
}
