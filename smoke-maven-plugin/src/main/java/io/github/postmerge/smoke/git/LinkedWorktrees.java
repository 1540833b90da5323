package io.github.postmerge.smoke.git;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.dircache.DirCacheCheckout;
import org.eclipse.jgit.dircache.InvalidPathException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/**
 * Linked worktrees as {@code git worktree add --detach} makes them.
 *
 * <p>Made by hand, because JGit reads them but cannot add one.
 */
public final class LinkedWorktrees implements Worktrees {

  private final GitRepository repository;
  private final Path root;

  /**
   * Worktrees of a repository.
   *
   * @param root folder to make them in, outside every project
   */
  public LinkedWorktrees(GitRepository repository, Path root) {
    this.repository = repository;
    this.root = root;
  }

  @Override
  public Worktree add(CommitId commit) throws RepositoryException, IOException {
    List<String> remarks = survey(commit);
    Files.createDirectories(root);
    reclaim();
    WorktreeEntry entry = WorktreeEntry.register(commonDirectory(), root, commit);
    try {
      checkOut(entry, commit);
      return new LinkedWorktree(entry, remarks);
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

  /** JGit looks at a path only when it comes to it, and only for the system that it runs on. */
  private List<String> survey(CommitId commit) throws RepositoryException, IOException {
    try (RevWalk walk = new RevWalk(repository.jgit())) {
      ObjectReader reader = walk.getObjectReader();
      return Remarks.on(
          TreeSurvey.of(reader, walk.parseCommit(commit.toObjectId()).getTree()), reader);
    } catch (MissingObjectException e) {
      throw repository.missing(e);
    }
  }

  private void checkOut(WorktreeEntry entry, CommitId commit)
      throws RepositoryException, IOException {
    try (Repository linked = open(entry);
        RevWalk walk = new RevWalk(linked)) {
      Unfiltered.applyTo(linked);
      DirCacheCheckout checkout =
          new DirCacheCheckout(
              linked, linked.lockDirCache(), walk.parseCommit(commit.toObjectId()).getTree());
      checkout.setFailOnConflict(true);
      checkout.checkout();
    } catch (InvalidPathException e) {
      throw new RepositoryException(
          String.format(
              "The commit %s holds a path that must not be checked out: %s. Remove it from the"
                  + " tree.",
              commit.abbreviated(), e.getMessage()),
          e);
    } catch (MissingObjectException e) {
      throw repository.missing(e);
    }
  }

  private static Repository open(WorktreeEntry entry) throws IOException {
    return new FileRepositoryBuilder()
        .setGitDir(entry.admin().toFile())
        .setWorkTree(entry.folder().toFile())
        .setIndexFile(entry.admin().resolve("index").toFile())
        .setMustExist(true)
        .build();
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
