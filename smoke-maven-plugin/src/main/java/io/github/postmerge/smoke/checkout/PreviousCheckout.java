package io.github.postmerge.smoke.checkout;

import io.github.postmerge.smoke.checkout.files.FileState;
import io.github.postmerge.smoke.checkout.files.FileTree;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** What an earlier checkout wrote, for comparison with the current files. */
final class PreviousCheckout {

  private final Path top;
  private final KnownTree tree;
  private final Manifest manifest;

  PreviousCheckout(Path top, KnownTree tree) {
    this.top = top;
    this.tree = tree;
    this.manifest = tree.manifest();
  }

  Path top() {
    return top;
  }

  KnownTree tree() {
    return tree;
  }

  /**
   * The state of an entry if it is unchanged; otherwise deletes it and returns {@link
   * FileState#UNKNOWN}.
   */
  FileState keepIntact(int entry) throws IOException {
    Path path = top.resolve(manifest.entries().get(entry).path());
    FileState now = now(path);
    if (isIntact(entry, now)) {
      return now;
    }
    if (!now.isUnknown()) {
      FileTree.delete(path);
    }
    return FileState.UNKNOWN;
  }

  private boolean isIntact(int entry, FileState now) {
    FileState before = manifest.states().get(entry);
    return manifest.entries().get(entry).isSubmodule()
        ? now.isFolder() && now.mode() == before.mode() && !now.isChangedAsOf(before)
        : now.equals(before);
  }

  /** The current state of a path; {@link FileState#UNKNOWN} if it does not exist. */
  static FileState now(Path path) throws IOException {
    try {
      return FileState.of(path);
    } catch (NoSuchFileException e) {
      return FileState.UNKNOWN;
    } catch (FileSystemException e) {
      if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
        throw e;
      }
      return FileState.UNKNOWN;
    }
  }
}
