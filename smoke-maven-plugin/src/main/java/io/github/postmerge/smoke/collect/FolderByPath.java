package io.github.postmerge.smoke.collect;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** A folder by its path, for systems without handles for folders. */
final class FolderByPath implements OpenedFolder {

  private final Path path;

  FolderByPath(Path path) {
    this.path = path;
  }

  @Override
  public List<Path> names(int most) throws IOException {
    List<Path> names = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(path)) {
      for (Iterator<Path> all = stream.iterator(); names.size() < most && all.hasNext(); ) {
        names.add(all.next().getFileName());
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return names;
  }

  @Override
  public BasicFileAttributes attributes(Path name) throws IOException {
    return Files.readAttributes(
        path.resolve(name), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
  }

  @Override
  public OpenedFolder folder(Path name) throws IOException {
    if (!attributes(name).isDirectory()) {
      throw new NotDirectoryException(path.resolve(name).toString());
    }
    return new FolderByPath(path.resolve(name));
  }

  @Override
  public void makeFolder(Path name) throws IOException {
    Files.createDirectory(path.resolve(name));
  }

  @Override
  public SeekableByteChannel read(Path name) throws IOException {
    return Files.newByteChannel(
        path.resolve(name), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
  }

  @Override
  public SeekableByteChannel create(Path name) throws IOException {
    return Files.newByteChannel(
        path.resolve(name), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  @Override
  public void deleteFile(Path name) throws IOException {
    Files.delete(path.resolve(name));
  }

  @Override
  public void deleteFolder(Path name) throws IOException {
    Files.delete(path.resolve(name));
  }

  @Override
  public void close() {}
}
