package io.github.postmerge.smoke.worktree;

import io.github.postmerge.smoke.checkout.GitFile;
import io.github.postmerge.smoke.checkout.files.FileTree;
import io.github.postmerge.smoke.git.CommitId;
import io.github.postmerge.smoke.git.OwnedFolders;
import io.github.postmerge.smoke.lock.OwnershipLock;
import io.github.postmerge.smoke.worktree.IdleWorktrees.Taken;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/** A worktree's folder and its entry in the repository, in the order that git accepts. */
final class WorktreeEntry {

  private final Path admin;
  private final Path folder;
  private final Deque<OwnershipLock.Held> claims = new ArrayDeque<>();
  private boolean isRegistered;

  private WorktreeEntry(Path admin, Path folder) {
    this.admin = admin;
    this.folder = folder;
  }

  /**
   * Acquires the claim first, so that {@code git worktree prune} does not remove an incomplete
   * entry.
   */
  static WorktreeEntry register(Path common, Path root, String prefix, CommitId commit)
      throws IOException {
    WorktreeEntry entry = reserve(AdminFolders.of(common), root.toRealPath(), prefix);
    entry.isRegistered = true;
    try {
      entry.fill(commit);
      return entry;
    } catch (IOException e) {
      entry.removeAfter(e);
      throw e;
    }
  }

  /** Creating a folder is atomic, so two runs never get the same id. */
  private static WorktreeEntry reserve(AdminFolders folders, Path root, String prefix)
      throws IOException {
    while (true) {
      Files.createDirectories(folders.all());
      String id =
          String.format(Locale.ROOT, "%s%08x", prefix, ThreadLocalRandom.current().nextInt());
      try {
        return new WorktreeEntry(
            Files.createDirectory(folders.all().resolve(id)), root.resolve(id));
      } catch (FileAlreadyExistsException | NoSuchFileException e) {
        // Taken, or a run that just ended removed the empty parent: try again.
      }
    }
  }

  private void fill(CommitId commit) throws IOException {
    claims.push(AdminFolders.claim(admin).acquire());
    claims.push(claimOfFolder().acquire());
    Files.createDirectory(folder);
    point(commit);
    GitFile.write(folder, admin);
  }

  /** For a folder that is already claimed; the checkout writes its {@code .git} file. */
  static WorktreeEntry of(Path common, Taken taken) {
    Path admin = AdminFolders.of(common).all().resolve(taken.folder().getFileName());
    WorktreeEntry entry = new WorktreeEntry(admin, taken.folder());
    entry.claims.push(taken.claim());
    return entry;
  }

  /** Fails if the entry's folder exists: it belongs to another worktree, and is not touched. */
  void registerAgain(CommitId commit) throws IOException {
    while (!isRegistered) {
      Files.createDirectories(admin.resolveSibling(".").normalize());
      try {
        Files.createDirectory(admin);
        isRegistered = true;
      } catch (NoSuchFileException e) {
        // A run that just ended removed the empty parent: try again.
      }
    }
    claims.push(AdminFolders.claim(admin).acquire());
    point(commit);
  }

  private void point(CommitId commit) throws IOException {
    Files.writeString(admin.resolve("gitdir"), folder.resolve(".git") + "\n");
    Files.writeString(admin.resolve("commondir"), "../..\n");
    Files.writeString(admin.resolve("HEAD"), commit + "\n");
  }

  private OwnershipLock claimOfFolder() {
    return new OwnedFolders(folder.resolveSibling(".").normalize())
        .claim(folder.getFileName().toString());
  }

  /** {@code <common>/worktrees/<id>}. */
  Path admin() {
    return admin;
  }

  /** The worktree's top. */
  Path folder() {
    return folder;
  }

  /** Releases the claims; from now on it belongs to the user, like any other worktree. */
  void release() throws IOException {
    while (!claims.isEmpty()) {
      claims.pop().close();
    }
  }

  void remove() throws IOException {
    FileTree.delete(folder);
    unregister();
  }

  /** Removes the entry and releases the claims; the folder stays. */
  void unregister() throws IOException {
    if (isRegistered) {
      AdminFolders.empty(admin);
    }
    release();
    if (isRegistered) {
      Files.deleteIfExists(admin);
      new AdminFolders(admin.resolveSibling(".").normalize()).removeIfEmpty();
    }
  }

  /**
   * A folder that cannot be deleted keeps its claim, so that a later run recognises it as
   * abandoned.
   */
  void abandon() throws IOException {
    try {
      FileTree.delete(folder);
    } catch (IOException e) {
      claims.pollLast();
    }
    unregister();
  }

  void removeAfter(Exception failure) {
    try {
      remove();
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }
}
