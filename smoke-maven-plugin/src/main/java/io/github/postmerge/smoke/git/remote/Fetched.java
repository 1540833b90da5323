package io.github.postmerge.smoke.git.remote;

import io.github.postmerge.smoke.git.GitRepository;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A repository that borrows the user's objects and contains a fetched commit; closing deletes it.
 */
public final class Fetched implements AutoCloseable {

  private final ScratchRepository scratch;
  private final GitRepository repository;

  Fetched(ScratchRepository scratch) {
    this.scratch = scratch;
    this.repository = GitRepository.of(scratch.jgit());
  }

  /** The repository, open for reading. */
  public GitRepository repository() {
    return repository;
  }

  /** Keeps the repository for the user, who deletes its folder. */
  public Path keep() throws IOException {
    return scratch.keep();
  }

  @Override
  public void close() throws IOException {
    scratch.close();
  }
}
