package io.github.postmerge.smoke.git;

import io.github.postmerge.smoke.checkout.Checkout;
import io.github.postmerge.smoke.checkout.CheckoutException;
import io.github.postmerge.smoke.git.GitOnPath.Answer.Failed;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.errors.MissingObjectException;

/**
 * Linked worktrees as {@code git worktree add --detach} makes them.
 *
 * <p>Made by hand, because JGit reads them but cannot add one.
 */
public final class LinkedWorktrees implements Worktrees {

  private final GitRepository repository;
  private final Path root;
  private final GitOnPath git;

  /**
   * Worktrees of a repository.
   *
   * @param root folder to make them in, outside every project
   * @param git lays out what only git itself lays out
   */
  public LinkedWorktrees(GitRepository repository, Path root, GitOnPath git) {
    this.repository = repository;
    this.root = root;
    this.git = git;
  }

  @Override
  public Worktree add(CommitId commit) throws RepositoryException, IOException {
    Checkout checkout = survey(commit);
    Files.createDirectories(root);
    reclaim();
    WorktreeEntry entry = WorktreeEntry.register(commonDirectory(), root, commit);
    try {
      lay(checkout, entry);
      return new LinkedWorktree(entry, checkout.remarks());
    } catch (RepositoryException | IOException | RuntimeException e) {
      entry.removeAfter(e);
      throw e;
    }
  }

  /** What runs that were killed left in this repository, and of any repository in this root. */
  private void reclaim() {
    AdminFolders.of(commonDirectory()).reclaim();
    new OwnedFolders(root).reclaim();
  }

  private Path commonDirectory() {
    File common = repository.jgit().getCommonDirectory();
    return common.toPath().toAbsolutePath().normalize();
  }

  /** Everything is looked at before anything is written. */
  private Checkout survey(CommitId commit) throws RepositoryException, IOException {
    try {
      return Checkout.of(repository.jgit(), commit.toObjectId());
    } catch (CheckoutException e) {
      throw new RepositoryException(e.explanation(), e);
    } catch (MissingObjectException e) {
      throw repository.missing(e);
    }
  }

  private void lay(Checkout checkout, WorktreeEntry entry) throws RepositoryException, IOException {
    if (checkout.onlyGit().isPresent()) {
      layByGit(checkout.onlyGit().get(), entry);
      return;
    }
    try {
      checkout.into(entry.folder(), entry.admin().resolve("index"));
    } catch (CheckoutException e) {
      throw new RepositoryException(e.explanation(), e);
    } catch (MissingObjectException e) {
      throw repository.missing(e);
    }
  }

  /** As {@code git worktree add} does after it has registered the worktree. */
  private void layByGit(String why, WorktreeEntry entry) throws RepositoryException {
    List<String> arguments =
        List.of(
            "-c",
            "core.hooksPath=/dev/null",
            "-c",
            "core.fsmonitor=false",
            "read-tree",
            "-u",
            "--reset",
            "--no-sparse-checkout",
            "HEAD");
    if (git.run(entry.folder(), arguments) instanceof Failed failed) {
      throw new RepositoryException(
          String.format(
              "The commit cannot be checked out without git: %s. Git did not do it: %s Install or"
                  + " configure what it lacks, or change the file in the tree.",
              why, failed.why()));
    }
  }

  private static final class LinkedWorktree implements Worktree {

    private final WorktreeEntry entry;
    private final List<String> remarks;
    private boolean kept;

    LinkedWorktree(WorktreeEntry entry, List<String> remarks) {
      this.entry = entry;
      this.remarks = remarks;
    }

    @Override
    public List<String> remarks() {
      return remarks;
    }

    @Override
    public Path folder() {
      return entry.folder();
    }

    @Override
    public void keep() throws IOException {
      kept = true;
      entry.release();
    }

    @Override
    public void close() throws IOException {
      if (!kept) {
        entry.remove();
      }
    }
  }
}
