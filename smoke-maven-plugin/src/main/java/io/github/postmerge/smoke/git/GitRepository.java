package io.github.postmerge.smoke.git;

import io.github.postmerge.smoke.checkout.VerifyingReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/** The user's repository, open for reading. */
public final class GitRepository implements AutoCloseable {

  private final Repository repository;
  private final Path folder;

  private GitRepository(Repository repository, Path folder) {
    this.repository = repository;
    this.folder = folder;
  }

  public static GitRepository of(Repository repository) {
    return new GitRepository(repository, repository.getDirectory().toPath());
  }

  /**
   * Opens the repository that contains a folder, as git would find it.
   *
   * @throws RepositoryException if there is none, or it cannot be read
   */
  public static GitRepository at(Path folder) throws RepositoryException {
    return new GitRepository(new RepositoryOpening(folder).open(), folder);
  }

  /**
   * The commit that a revision means; a tag is followed to its commit.
   *
   * @throws RepositoryException if it is invalid, unknown or ambiguous
   */
  public CommitId resolve(String revision) throws RepositoryException {
    try {
      return new Revision(revision).in(repository);
    } catch (MissingObjectException e) {
      throw missing(e);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** Whether this is the full id of a commit that this clone has. */
  public boolean has(String id) throws RepositoryException {
    if (!ObjectId.isId(id)) {
      return false;
    }
    try (RevWalk walk = new RevWalk(repository)) {
      walk.parseCommit(ObjectId.fromString(id));
      return true;
    } catch (MissingObjectException | IncorrectObjectTypeException e) {
      return false;
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** Reads a commit. */
  public Commit commit(CommitId id) throws RepositoryException {
    try (ObjectReader reader = new VerifyingReader(repository);
        RevWalk walk = new RevWalk(reader)) {
      RevCommit commit = walk.parseCommit(id.toObjectId());
      return new Commit(
          id,
          commit.getFullMessage(),
          commit.getAuthorIdent().getName(),
          commit.getCommitterIdent().getWhenAsInstant(),
          RawParents.of(commit).stream().map(CommitId::of).toList());
    } catch (MissingObjectException e) {
      throw missing(e);
    } catch (CorruptObjectException e) {
      throw damaged(e);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /**
   * Whether a commit is in main's history as this clone last fetched it; if not, it may still be in
   * the remote's.
   */
  public boolean hasMerged(CommitId commit, MainBranch main) throws RepositoryException {
    try {
      Ref tracked = repository.exactRef(Constants.R_REMOTES + main.remote() + "/" + main.branch());
      return tracked != null && isInHistory(commit, CommitId.of(tracked.getObjectId()));
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /**
   * Whether a commit is the same as another or its ancestor, as far as this clone has the history.
   */
  public boolean isInHistory(CommitId commit, CommitId of) throws RepositoryException {
    try (RevWalk walk = new RevWalk(repository)) {
      return walk.isMergedInto(
          walk.parseCommit(commit.toObjectId()), walk.parseCommit(of.toObjectId()));
    } catch (MissingObjectException e) {
      return false;
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /**
   * Reads a regular file of a commit's tree.
   *
   * @param path relative to the tree's top, with {@code /} between folders
   * @return empty if the file does not exist
   * @throws IOException if the path is not a regular file, or cannot be read, or is damaged
   */
  public Optional<byte[]> read(CommitId commit, String path) throws IOException {
    return new FileInTree(repository, commit, path).read();
  }

  /** The URLs of all remotes, so that their secrets can be masked. */
  public List<String> remoteUrls() {
    return repository.getConfig().getSubsections("remote").stream()
        .flatMap(name -> Arrays.stream(repository.getConfig().getStringList("remote", name, "url")))
        .toList();
  }

  /** The first URL of a remote; empty if there is no such remote. */
  public Optional<String> remoteUrl(String remote) {
    return Optional.ofNullable(repository.getConfig().getString("remote", remote, "url"));
  }

  /** The JGit repository. */
  public Repository jgit() {
    return repository;
  }

  /** The folder from which it was opened; git finds the same repository from there. */
  public Path folder() {
    return folder;
  }

  /** Whether it was opened from a linked worktree. */
  public boolean isLinkedWorktree() throws IOException {
    return !repository.getDirectory().toPath().toRealPath().equals(sharedFolder());
  }

  /** The common directory that all its worktrees share, with links resolved. */
  public Path sharedFolder() throws IOException {
    return repository.getCommonDirectory().toPath().toRealPath();
  }

  public RepositoryException missing(MissingObjectException e) {
    return new RepositoryException(
        String.format(
            "The repository lacks the object %s. %s",
            e.getObjectId().name(), SupportedFormats.adviceForMissingObject(repository)),
        e);
  }

  /** An object was overwritten, or the disk lost a part of it. */
  public static RepositoryException damaged(CorruptObjectException e) {
    return new RepositoryException(
        String.format(
            "The repository's object store is damaged, so it is not used: %s. Check it with"
                + " \"git fsck --full\"; if it finds an error, clone the repository again.",
            e.getMessage()),
        e);
  }

  /** The disk, or git's files on it, cannot be read. */
  public static RepositoryException unreadable(IOException e) {
    return new RepositoryException(
        "The repository cannot be read: " + e.getMessage() + ". Check it with \"git fsck\".", e);
  }

  @Override
  public void close() {
    repository.close();
  }
}
