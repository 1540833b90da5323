package io.github.postmerge.smoke.git;

import io.github.postmerge.smoke.checkout.FileTree;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

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

  static Claim claim(Path admin) {
    return new Claim(admin.resolve("locked"), admin.resolve("smoke.lock"));
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
      claim(admin)
          .ifAbandoned(
              () -> {
                deleteFolderOf(admin);
                FileTree.delete(admin);
              });
      removeIfEmpty();
    } catch (IOException e) {
      // Not ours to delete.
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
