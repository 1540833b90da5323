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
 * Makes a folder anew and moves over what belongs in it.
 *
 * <p>Not all that can be attached to a folder can be seen from Java: access lists that its new
 * files inherit, extended attributes, flags of the disk. None of it is on a new one.
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
   * @param states takes the states of entries whose folder was renewed
   */
  FolderRenewal(PreviousCheckout previous, KeptPaths kept, FileState[] states) {
    this.previous = previous;
    this.kept = kept;
    this.states = states;
    Arrays.fill(states, FileState.UNKNOWN);
  }

  /** What a folder was found as, which moving it has changed since. */
  FileState found(TreeFolder folder) throws IOException {
    FileState before = foundBeforeMoved.remove(folder.path());
    return before == null ? PreviousCheckout.now(path(folder)) : before;
  }

  /** Its mode may have been changed to one that keeps us out. */
  void renew(TreeFolder folder, int mode) throws IOException {
    Path old = path(folder);
    Path anew =
        folder.path().isEmpty()
            ? old.resolveSibling(old.getFileName() + Checkout.RENEWED)
            : old.resolveSibling(".smoke-" + Long.toHexString(System.nanoTime()));
    Modes.set(old, mode & PERMISSIONS);
    Files.createDirectory(anew);
    try {
      moveAll(folder.path(), old, anew);
      Files.delete(old);
      rename(anew, old);
    } catch (IOException e) {
      deleteAfter(e, anew);
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

  private void moveAll(String folder, Path old, Path anew) throws IOException {
    try (DirectoryStream<Path> children = Files.newDirectoryStream(old)) {
      for (Path child : children) {
        moveOrDelete(folder + child.getFileName(), child, anew.resolve(child.getFileName()));
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

  /** Whether anything of it is; what is not, is deleted. */
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

  /** A folder that nobody may write in cannot be moved to another folder either. */
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
