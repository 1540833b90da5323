package io.github.postmerge.smoke.worktree;

import io.github.postmerge.smoke.checkout.Checkout;
import io.github.postmerge.smoke.checkout.Manifest;
import io.github.postmerge.smoke.checkout.NotReusableException;
import io.github.postmerge.smoke.git.CommitId;
import io.github.postmerge.smoke.git.GitOnPath;
import io.github.postmerge.smoke.git.GitRepository;
import io.github.postmerge.smoke.git.OwnedFolders;
import io.github.postmerge.smoke.git.RepositoryException;
import io.github.postmerge.smoke.worktree.IdleWorktrees.Taken;
import io.github.postmerge.smoke.worktree.Worktree.Engine;
import io.github.postmerge.smoke.worktree.WorktreeCache.Reuse;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Linked worktrees as {@code git worktree add --detach} makes them, new or moved from another
 * commit.
 *
 * <p>Written file by file, because JGit can read linked worktrees but cannot add one.
 */
public final class LinkedWorktrees implements Worktrees {

  private final GitRepository repository;
  private final WorktreeCache cache;
  private final CommitCheckout commits;
  private final IdleWorktrees idle;

  /**
   * Worktrees of a repository.
   *
   * @param git checks out the commits that only git itself can check out
   */
  public LinkedWorktrees(GitRepository repository, WorktreeCache cache, GitOnPath git) {
    this.repository = repository;
    this.cache = cache;
    this.commits = new CommitCheckout(repository, git);
    this.idle = new IdleWorktrees(cache.root());
  }

  @Override
  public Worktree add(CommitId commit) throws RepositoryException, IOException {
    reclaim();
    List<String> remarks = new ArrayList<>();
    if (cache.reuse() == Reuse.WHERE_CERTAIN) {
      Optional<Taken> taken = idle.take(owner());
      if (taken.isPresent()) {
        Optional<Worktree> reused = reuse(taken.get(), commit, remarks);
        if (reused.isPresent()) {
          return reused.get();
        }
      }
    }
    return fresh(commit, remarks);
  }

  /**
   * Gives the claimed worktree back if the commit cannot be checked out into it, and deletes it if
   * the worktree itself is unusable.
   */
  private Optional<Worktree> reuse(Taken taken, CommitId commit, List<String> remarks)
      throws RepositoryException, IOException {
    Checkout checkout;
    try {
      checkout = commits.survey(commit, Optional.of(taken.manifest()));
    } catch (RepositoryException | IOException | RuntimeException e) {
      giveBack(taken);
      throw e;
    }
    if (checkout.onlyGit().isPresent()) {
      giveBack(taken);
      return Optional.empty();
    }
    return checkOutOver(taken, commit, checkout, remarks);
  }

  private Optional<Worktree> checkOutOver(
      Taken taken, CommitId commit, Checkout checkout, List<String> remarks) throws IOException {
    WorktreeEntry entry = WorktreeEntry.of(commonDirectory(), taken);
    try {
      entry.registerAgain(commit);
      Optional<Manifest> now = checkout.over(cache.kept(), entry.folder(), entry.admin());
      idle.shrinkTo(cache.largest());
      return Optional.of(worktree(entry, checkout.remarks(), Engine.BUILT_IN, now));
    } catch (ClosedByInterruptException e) {
      entry.removeAfter(e);
      throw e;
    } catch (NotReusableException e) {
      remarks.add(notReused(e.explanation()));
    } catch (IOException e) {
      remarks.add(notReused(String.valueOf(e.getMessage())));
    }
    entry.abandon();
    return Optional.empty();
  }

  private static String notReused(String why) {
    return String.format("The worktree of the last run is not used again: %s.", why);
  }

  private void giveBack(Taken taken) throws IOException {
    try {
      idle.put(taken.folder(), owner(), taken.manifest());
    } finally {
      taken.claim().close();
    }
  }

  private Worktree fresh(CommitId commit, List<String> remarks)
      throws RepositoryException, IOException {
    Checkout checkout = commits.survey(commit, Optional.empty());
    Files.createDirectories(cache.root());
    if (cache.reuse() == Reuse.WHERE_CERTAIN) {
      idle.shrinkTo(cache.largest());
    }
    WorktreeEntry entry =
        WorktreeEntry.register(
            commonDirectory(), cache.root(), IdleWorktrees.prefix(owner()), commit);
    try {
      Optional<Manifest> manifest = commits.checkOut(checkout, entry);
      remarks.addAll(checkout.remarks());
      Engine engine = checkout.onlyGit().isPresent() ? Engine.GIT : Engine.BUILT_IN;
      return worktree(entry, remarks, engine, manifest);
    } catch (RepositoryException | IOException | RuntimeException e) {
      entry.removeAfter(e);
      throw e;
    }
  }

  /**
   * Removes what killed runs left behind in this repository, and in this root for any repository.
   */
  private void reclaim() {
    AdminFolders.of(commonDirectory()).reclaim();
    new OwnedFolders(cache.root()).reclaim();
  }

  private Path commonDirectory() {
    return repository.jgit().getCommonDirectory().toPath().toAbsolutePath().normalize();
  }

  private String owner() throws IOException {
    return commonDirectory().toRealPath().toString();
  }

  private Worktree worktree(
      WorktreeEntry entry, List<String> remarks, Engine engine, Optional<Manifest> manifest)
      throws IOException {
    Optional<Manifest> later = cache.reuse() == Reuse.NEVER ? Optional.empty() : manifest;
    return new LinkedWorktree(
        entry, List.copyOf(remarks), engine, new ReleasePolicy(idle, owner(), later));
  }
}
