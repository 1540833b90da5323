package io.github.postmerge.smoke.checkout;

import io.github.postmerge.smoke.checkout.files.FileState;
import io.github.postmerge.smoke.checkout.files.FileTree;
import io.github.postmerge.smoke.checkout.files.Modes;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Replaces a folder by a new one and moves what belongs in it.
 *
 * <p>Java cannot see everything that is attached to a folder: default access control lists,
 * extended attributes, file system flags. A new folder has none of them.
 */
final class FolderRenewal {

  private static final int PERMISSIONS = 07777;
  private static final int ALL_FOR_US = 0700;

  private final PreviousCheckout previous;
  private final KeptPaths kept;
  private final FileState[] states;
  private final Map<String, FileState> foundBeforeMoved = new HashMap<>();

  /**
   * Renews folders of one worktree.
   *
   * @param states receives the states of the entries whose folder was renewed
   */
  FolderRenewal(PreviousCheckout previous, KeptPaths kept, FileState[] states) {
    this.previous = previous;
    this.kept = kept;
    this.states = states;
    Arrays.fill(states, FileState.UNKNOWN);
  }

  /** The state of a folder before it was moved, because the move changes it. */
  FileState found(TreeFolder folder) throws IOException {
    FileState before = foundBeforeMoved.remove(folder.path());
    return before == null ? PreviousCheckout.now(path(folder)) : before;
  }

  /** Restores the folder's mode first, because a changed mode can deny us access. */
  void renew(TreeFolder folder, int mode) throws IOException {
    Path old = path(folder);
    Path replacement =
        folder.path().isEmpty()
            ? old.resolveSibling(old.getFileName() + Checkout.RENEWED)
            : old.resolveSibling(".smoke-" + Long.toHexString(System.nanoTime()));
    Modes.set(old, mode & PERMISSIONS);
    Files.createDirectory(replacement);
    try {
      moveAll(folder.path(), old, replacement);
      Files.delete(old);
      rename(replacement, old);
    } catch (IOException e) {
      deleteAfter(e, replacement);
      throw e;
    }
  }

  private Path path(TreeFolder folder) {
    return previous.top().resolve(folder.path());
  }

  private static void deleteAfter(IOException failure, Path path) {
    try {
      FileTree.delete(path);
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  private void moveAll(String folder, Path old, Path replacement) throws IOException {
    try (DirectoryStream<Path> children = Files.newDirectoryStream(old)) {
      for (Path child : children) {
        moveOrDelete(folder + child.getFileName(), child, replacement.resolve(child.getFileName()));
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  private void moveOrDelete(String name, Path from, Path to) throws IOException {
    boolean isFolder = Files.isDirectory(from, LinkOption.NOFOLLOW_LINKS);
    Optional<Integer> entry = previous.tree().entry(name);
    if (entry.isPresent()) {
      if (!previous.keepIntact(entry.get()).isUnknown()) {
        move(from, to);
        states[entry.get()] = FileState.of(to);
      }
    } else if (isFolder && previous.tree().hasFolder(name + "/")) {
      foundBeforeMoved.put(name + "/", FileState.of(from));
      move(from, to);
    } else if (isKept(name, from, isFolder)) {
      move(from, to);
    } else {
      FileTree.delete(from);
    }
  }

  /** Whether the path or anything below it is kept; deletes what is not kept below it. */
  private boolean isKept(String name, Path path, boolean isFolder) throws IOException {
    if (kept.contain(name)) {
      return !Files.isSymbolicLink(path);
    }
    if (!isFolder || !kept.lieBelow(name)) {
      return false;
    }
    try (DirectoryStream<Path> children = Files.newDirectoryStream(path)) {
      for (Path child : children) {
        String below = name + "/" + child.getFileName();
        if (!isKept(below, child, Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS))) {
          FileTree.delete(child);
        }
      }
      return true;
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  /** A read-only folder cannot be moved to another parent, so it is made writable for the move. */
  private static void move(Path from, Path to) throws IOException {
    try {
      rename(from, to);
    } catch (AccessDeniedException e) {
      int mode = FileState.of(from).mode() & PERMISSIONS;
      Modes.set(from, mode | ALL_FOR_US);
      rename(from, to);
      Modes.set(to, mode);
    }
  }

  private static void rename(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
  }
}
