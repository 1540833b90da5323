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
   * Opens a folder; its parent may be reached by links, but it may not be one.
   *
   * @throws IOException where it is no folder
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

  /** Not every system has folders by their handle; elsewhere a path is looked at before its use. */
  @SuppressWarnings("StreamResourceLeak") // The opened folder closes it.
  private static OpenedFolder openAsItIs(Path folder) throws IOException {
    DirectoryStream<Path> stream = Files.newDirectoryStream(folder);
    if (stream instanceof SecureDirectoryStream<Path> handle) {
      return new FolderByHandle(handle, folder);
    }
    stream.close();
    return new FolderByPath(folder);
  }

  /** Names in it, in no order; no more than this. */
  List<Path> names(int most) throws IOException;

  /** What is there by this name, be it a link. */
  BasicFileAttributes attributes(Path name) throws IOException;

  /** Opens a folder in it. */
  OpenedFolder folder(Path name) throws IOException;

  /** Makes a folder in it. */
  void makeFolder(Path name) throws IOException;

  /** Opens a file in it. */
  SeekableByteChannel read(Path name) throws IOException;

  /** Makes a file in it, where nothing is by this name. */
  SeekableByteChannel create(Path name) throws IOException;

  /** Deletes a file or a link. */
  void deleteFile(Path name) throws IOException;

  /** Deletes a folder that is empty. */
  void deleteFolder(Path name) throws IOException;
}
