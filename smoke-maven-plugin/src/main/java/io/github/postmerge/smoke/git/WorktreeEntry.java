package io.github.postmerge.smoke.git;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A worktree's folder and its entry in the repository, in the order that git accepts.
 *
 * @param admin {@code <common>/worktrees/<id>}
 * @param folder the worktree's top folder
 */
record WorktreeEntry(Path admin, Path folder) {

  private static final String WORKTREES = "worktrees";

  /** The lock comes first: with it, no {@code git worktree prune} takes a half-made entry away. */
  static WorktreeEntry register(Path common, Path root, CommitId commit) throws IOException {
    WorktreeEntry entry = reserve(common, root);
    try {
      Files.writeString(entry.admin.resolve("locked"), Owner.ofThisProcess().reason());
      Files.createDirectory(entry.folder);
      Files.writeString(entry.admin.resolve("gitdir"), entry.folder.resolve(".git") + "\n");
      Files.writeString(entry.admin.resolve("commondir"), "../..\n");
      Files.writeString(entry.admin.resolve("HEAD"), commit + "\n");
      Files.writeString(entry.folder.resolve(".git"), "gitdir: " + entry.admin + "\n");
      return entry;
    } catch (IOException e) {
      entry.remove();
      throw e;
    }
  }

  /** Creating a folder is atomic, so two runs never get one id. */
  private static WorktreeEntry reserve(Path common, Path root) throws IOException {
    Path all = common.resolve(WORKTREES);
    while (true) {
      Files.createDirectories(all);
      String id = String.format(Locale.ROOT, "smoke-%08x", ThreadLocalRandom.current().nextInt());
      try {
        return new WorktreeEntry(
            Files.createDirectory(all.resolve(id)), root.toRealPath().resolve(id));
      } catch (FileAlreadyExistsException | NoSuchFileException e) {
        // Taken, or a run that just ended removed the empty parent: try again.
      }
    }
  }

  void unlock() throws IOException {
    Files.deleteIfExists(admin.resolve("locked"));
  }

  void remove() throws IOException {
    FileTree.delete(folder);
    FileTree.delete(admin);
    removeIfEmpty(admin.resolveSibling(".").normalize());
  }

  /** As git does: the last worktree takes the folder of all with it. */
  private static void removeIfEmpty(Path all) throws IOException {
    try {
      Files.deleteIfExists(all);
    } catch (DirectoryNotEmptyException e) {
      // Other worktrees are registered.
    }
  }
}
