package io.github.postmerge.smoke.collect;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** A folder by its open handle, so that a link put there meanwhile is not followed. */
final class FolderByHandle implements OpenedFolder {

  private final SecureDirectoryStream<Path> handle;
  private final Path path;

  FolderByHandle(SecureDirectoryStream<Path> handle, Path path) {
    this.handle = handle;
    this.path = path;
  }

  @Override
  public List<Path> names(int most) throws IOException {
    List<Path> names = new ArrayList<>();
    try {
      for (Iterator<Path> all = handle.iterator(); names.size() < most && all.hasNext(); ) {
        names.add(all.next().getFileName());
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return names;
  }

  @Override
  public BasicFileAttributes attributes(Path name) throws IOException {
    return handle
        .getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
        .readAttributes();
  }

  @Override
  public OpenedFolder folder(Path name) throws IOException {
    if (!attributes(name).isDirectory()) {
      throw new NotDirectoryException(path.resolve(name).toString());
    }
    return new FolderByHandle(
        handle.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS), path.resolve(name));
  }

  /**
   * Uses the path, because a handle cannot create folders; at worst an empty folder is created
   * elsewhere.
   */
  @Override
  public void makeFolder(Path name) throws IOException {
    Files.createDirectory(path.resolve(name));
  }

  @Override
  public SeekableByteChannel read(Path name) throws IOException {
    return handle.newByteChannel(name, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
  }

  @Override
  public SeekableByteChannel create(Path name) throws IOException {
    return handle.newByteChannel(
        name,
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS));
  }

  @Override
  public void deleteFile(Path name) throws IOException {
    handle.deleteFile(name);
  }

  @Override
  public void deleteFolder(Path name) throws IOException {
    handle.deleteDirectory(name);
  }

  @Override
  public void close() throws IOException {
    handle.close();
  }
}
