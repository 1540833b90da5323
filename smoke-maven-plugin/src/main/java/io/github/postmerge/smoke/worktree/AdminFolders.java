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
 * Where a repository registers its worktrees, ours and other people's.
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

  /** Takes back what dead runs registered; what cannot be taken back now is left to a later run. */
  void reclaim() {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(all, OURS + "*")) {
      for (Path admin : entries) {
        reclaim(admin);
      }
    } catch (IOException | DirectoryIteratorException e) {
      // No worktree has ever been added, or not ours to read.
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
      // Not ours to delete.
    }
  }

  /** Deletes all but the claim, which goes last, so that a later run can finish what is begun. */
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

  /** Only a folder that says itself that it belongs to this entry. */
  private static void deleteFolderOf(Path admin) throws IOException {
    Path pointer = admin.resolve("gitdir");
    if (Files.exists(pointer)) {
      Path back = Path.of(Files.readString(pointer).strip());
      if (Files.isRegularFile(back) && Files.readString(back).strip().equals("gitdir: " + admin)) {
        FileTree.delete(back.resolveSibling(".").normalize());
      }
    }
  }

  /** As git does: the last worktree takes the folder of all with it. */
  void removeIfEmpty() throws IOException {
    try {
      Files.deleteIfExists(all);
    } catch (DirectoryNotEmptyException e) {
      // Other worktrees are registered.
    }
  }
}
