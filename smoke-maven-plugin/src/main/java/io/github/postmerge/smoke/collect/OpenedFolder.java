package io.github.postmerge.smoke.collect;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/** An open folder, in which no link is followed. */
interface OpenedFolder extends Closeable {

  /**
   * Opens a folder; links may lead to its parent, but the folder itself must not be a link.
   *
   * @throws IOException if it is not a folder
   */
  static OpenedFolder open(Path folder) throws IOException {
    Path absolute = folder.toAbsolutePath().normalize();
    Path parent = absolute.getParent();
    Path name = absolute.getFileName();
    if (parent == null || name == null) {
      throw new IOException(folder + " has no parent folder");
    }
    try (OpenedFolder above = openAsItIs(parent)) {
      return above.folder(name);
    }
  }

  /**
   * Uses the path on systems without handles for folders; there each path is checked before use.
   */
  @SuppressWarnings("StreamResourceLeak") // The opened folder closes it.
  private static OpenedFolder openAsItIs(Path folder) throws IOException {
    DirectoryStream<Path> stream = Files.newDirectoryStream(folder);
    if (stream instanceof SecureDirectoryStream<Path> handle) {
      return new FolderByHandle(handle, folder);
    }
    stream.close();
    return new FolderByPath(folder);
  }

  /** The names in it, unordered, at most this many. */
  List<Path> names(int most) throws IOException;

  /** The attributes of an entry; a link is not followed. */
  BasicFileAttributes attributes(Path name) throws IOException;

  /** Opens a folder in it. */
  OpenedFolder folder(Path name) throws IOException;

  /** Creates a folder in it. */
  void makeFolder(Path name) throws IOException;

  /** Opens a file in it. */
  SeekableByteChannel read(Path name) throws IOException;

  /** Creates a file in it; fails if the name exists. */
  SeekableByteChannel create(Path name) throws IOException;

  /** Deletes a file or a link. */
  void deleteFile(Path name) throws IOException;

  /** Deletes an empty folder. */
  void deleteFolder(Path name) throws IOException;
}
