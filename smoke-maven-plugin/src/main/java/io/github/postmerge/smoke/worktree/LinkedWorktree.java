package io.github.postmerge.smoke.worktree;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A worktree during its run. */
final class LinkedWorktree implements Worktree {

  private final WorktreeEntry entry;
  private final List<String> remarks;
  private final Engine engine;
  private ReleasePolicy policy;
  private boolean kept;

  LinkedWorktree(WorktreeEntry entry, List<String> remarks, Engine engine, ReleasePolicy policy) {
    this.entry = entry;
    this.remarks = remarks;
    this.engine = engine;
    this.policy = policy;
  }

  @Override
  public List<String> remarks() {
    return remarks;
  }

  @Override
  public Engine engine() {
    return engine;
  }

  @Override
  public Path folder() {
    return entry.folder();
  }

  @Override
  public void distrust() {
    policy = policy.none();
  }

  @Override
  public void keep() throws IOException {
    kept = true;
    entry.release();
  }

  @Override
  public void close() throws IOException {
    if (kept) {
      return;
    }
    if (policy.begins(entry.folder())) {
      entry.unregister();
    } else {
      entry.remove();
    }
  }
}
