package io.github.postmerge.smoke.worktree;

import io.github.postmerge.smoke.checkout.files.FileTree;
import io.github.postmerge.smoke.lock.OwnershipLock;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a repository registers its worktrees, ours and all others.
 *
 * @param all {@code <common>/worktrees}
 */
record AdminFolders(Path all) {

  private static final String OURS = "smoke-";

  static AdminFolders of(Path common) {
    return new AdminFolders(common.resolve("worktrees"));
  }

  static OwnershipLock claim(Path admin) {
    return new OwnershipLock(admin.resolve("locked"), admin.resolve("smoke.lock"));
  }

  /**
   * Removes the entries and folders of dead runs; an entry that cannot be removed now is left to a
   * later run.
   */
  void reclaim() {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(all, OURS + "*")) {
      for (Path admin : entries) {
        reclaim(admin);
      }
    } catch (IOException | DirectoryIteratorException e) {
      // No worktree was ever added, or we may not read the folder.
    }
  }

  private void reclaim(Path admin) {
    try {
      OwnershipLock claim = claim(admin);
      boolean reclaimed =
          claim.ifAbandoned(
              () -> {
                deleteFolderOf(admin);
                empty(admin);
              });
      if (reclaimed || (isIncomplete(admin, claim) && OwnershipLock.isOld(admin))) {
        claim.dropIncomplete();
        Files.deleteIfExists(admin);
      }
      removeIfEmpty();
    } catch (IOException e) {
      // We may not delete it.
    }
  }

  /**
   * Deletes all but the claim. The caller deletes that last, so that a later run can finish a
   * started removal.
   */
  static void empty(Path admin) throws IOException {
    OwnershipLock claim = claim(admin);
    try (DirectoryStream<Path> files = Files.newDirectoryStream(admin)) {
      for (Path file : files) {
        if (!file.equals(claim.note()) && !file.equals(claim.lock())) {
          FileTree.delete(file);
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  /** The owner died while it acquired or released the lock. */
  private static boolean isIncomplete(Path admin, OwnershipLock claim) throws IOException {
    List<Path> parts = List.of(claim.lock(), claim.incomplete());
    try (Stream<Path> files = Files.list(admin)) {
      return files.allMatch(parts::contains);
    } catch (NoSuchFileException | NotDirectoryException e) {
      return false;
    }
  }

  /** Deletes the worktree's folder, but only if its {@code .git} file points back to this entry. */
  private static void deleteFolderOf(Path admin) throws IOException {
    Path pointer = admin.resolve("gitdir");
    if (Files.exists(pointer)) {
      Path back = Path.of(Files.readString(pointer).strip());
      if (Files.isRegularFile(back) && Files.readString(back).strip().equals("gitdir: " + admin)) {
        FileTree.delete(back.resolveSibling(".").normalize());
      }
    }
  }

  /** As git does when the last worktree is removed. */
  void removeIfEmpty() throws IOException {
    try {
      Files.deleteIfExists(all);
    } catch (DirectoryNotEmptyException e) {
      // Other worktrees are registered.
    }
  }
}
