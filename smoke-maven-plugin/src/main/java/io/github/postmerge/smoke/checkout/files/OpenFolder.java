package io.github.postmerge.smoke.checkout.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Empties a folder through its open handle, so that a link put there meanwhile is not followed, and
 * no path is too long.
 */
final class OpenFolder {

  /** Each level keeps a handle open; deeper folders are moved up first. */
  private static final int DEEPEST = 64;

  private final SecureDirectoryStream<Path> top;
  private int moved;

  private OpenFolder(SecureDirectoryStream<Path> top) {
    this.top = top;
  }

  /**
   * Empties a folder.
   *
   * @return false if the system has no such handles
   */
  static boolean empty(Path folder) throws IOException {
    int left = 1;
    while (left > 0) {
      try (DirectoryStream<Path> stream = open(folder)) {
        if (!(stream instanceof SecureDirectoryStream<Path> top)) {
          return false;
        }
        OpenFolder opened = new OpenFolder(top);
        opened.empty(top, folder, 0);
        left = opened.moved;
      }
    }
    return true;
  }

  private void empty(SecureDirectoryStream<Path> folder, Path path, int depth) throws IOException {
    try {
      for (Path child : folder) {
        Path name = child.getFileName();
        if (!isFolder(folder, name)) {
          delete(folder, path, name);
        } else if (depth < DEEPEST) {
          emptyAndDelete(folder, path, name, depth);
        } else {
          folder.move(name, top, Path.of(".smoke-" + Long.toHexString(System.nanoTime())));
          moved++;
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  private static boolean isFolder(SecureDirectoryStream<Path> folder, Path name)
      throws IOException {
    try {
      return folder
          .getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
          .readAttributes()
          .isDirectory();
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  private void emptyAndDelete(SecureDirectoryStream<Path> folder, Path path, Path name, int depth)
      throws IOException {
    Path below = path.resolve(name);
    try (SecureDirectoryStream<Path> child = open(folder, name, below)) {
      empty(child, below, depth + 1);
    }
    try {
      folder.deleteDirectory(name);
    } catch (AccessDeniedException e) {
      permit(path);
      folder.deleteDirectory(name);
    }
  }

  private static void delete(SecureDirectoryStream<Path> folder, Path path, Path name)
      throws IOException {
    try {
      folder.deleteFile(name);
    } catch (NoSuchFileException e) {
      // Deleted meanwhile.
    } catch (AccessDeniedException e) {
      permit(path);
      folder.deleteFile(name);
    }
  }

  @SuppressWarnings("StreamResourceLeak") // The caller closes it.
  private static DirectoryStream<Path> open(Path folder) throws IOException {
    try {
      return Files.newDirectoryStream(folder);
    } catch (AccessDeniedException e) {
      permit(folder);
      return Files.newDirectoryStream(folder);
    }
  }

  private static SecureDirectoryStream<Path> open(
      SecureDirectoryStream<Path> folder, Path name, Path path) throws IOException {
    try {
      return folder.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS);
    } catch (AccessDeniedException e) {
      permit(path);
      return folder.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS);
    }
  }

  private static void permit(Path folder) throws IOException {
    if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
  }
}
