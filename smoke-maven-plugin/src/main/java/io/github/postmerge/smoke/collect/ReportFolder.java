package io.github.postmerge.smoke.collect;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * The folder for copies. A list in it names each copy, so that a later run removes only the copies
 * of an earlier one.
 */
public final class ReportFolder {

  private static final Path LIST = Path.of(".smoke-collected");
  private static final int LONGEST_LIST = 8 * 1024 * 1024;

  private final Path folder;

  /** The folder at this path, which need not exist. */
  public ReportFolder(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  /**
   * Removes the copies of an earlier run.
   *
   * @throws IOException if a copy cannot be removed
   */
  public void removeOlder() throws IOException {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    boolean isOurs;
    try (OpenedFolder opened = OpenedFolder.open(folder)) {
      isOurs = isOurs(opened);
      if (isOurs) {
        removeListed(opened);
      }
    }
    if (isOurs) {
      removeIfEmpty();
    }
  }

  /** Keeps the folder if it contains other files. */
  private void removeIfEmpty() throws IOException {
    try {
      Files.delete(folder);
    } catch (DirectoryNotEmptyException e) {
      try (OpenedFolder opened = OpenedFolder.open(folder)) {
        opened.create(LIST).close();
      }
    }
  }

  private static boolean isOurs(OpenedFolder opened) throws IOException {
    try {
      return opened.attributes(LIST).isRegularFile();
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  private static void removeListed(OpenedFolder top) throws IOException {
    Collection<Path> folders = new TreeSet<>(Comparator.reverseOrder());
    for (Path file : listed(top)) {
      remove(top, file);
      for (Path above = file.getParent(); above != null; above = above.getParent()) {
        folders.add(above);
      }
    }
    for (Path empty : folders) {
      removeFolder(top, empty);
    }
    top.deleteFile(LIST);
  }

  private static List<Path> listed(OpenedFolder top) throws IOException {
    try (SeekableByteChannel list = top.read(LIST)) {
      byte[] bytes = Channels.newInputStream(list).readNBytes(LONGEST_LIST);
      return new String(bytes, UTF_8).lines().filter(CopyPath::isPlain).map(Path::of).toList();
    } catch (InvalidPathException e) {
      throw new IOException("its list \"" + LIST + "\" was changed", e);
    }
  }

  private static void remove(OpenedFolder top, Path file) throws IOException {
    try (CopyPath place = CopyPath.existing(top, file)) {
      if (place.folder().attributes(place.name()).isRegularFile()) {
        place.folder().deleteFile(place.name());
      }
    } catch (NoSuchFileException | NotDirectoryException e) {
      // It was deleted, or is not one of our copies.
    }
  }

  private static void removeFolder(OpenedFolder top, Path empty) throws IOException {
    try (CopyPath place = CopyPath.existing(top, empty)) {
      if (place.folder().attributes(place.name()).isDirectory()) {
        place.folder().deleteFolder(place.name());
      }
    } catch (NoSuchFileException | NotDirectoryException | DirectoryNotEmptyException e) {
      // It was deleted, or has other files.
    }
  }

  /**
   * Creates the folder, or opens it if an earlier run created it.
   *
   * @throws IOException if something else created it
   */
  Copies open() throws IOException {
    Path parent = folder.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    try {
      Files.createDirectory(folder);
    } catch (FileAlreadyExistsException e) {
      requireUsable();
    }
    OpenedFolder opened = OpenedFolder.open(folder);
    try {
      if (isOurs(opened)) {
        removeListed(opened);
      }
      return new Copies(opened, folder, opened.create(LIST));
    } catch (IOException e) {
      opened.close();
      throw e;
    }
  }

  private void requireUsable() throws IOException {
    try (OpenedFolder opened = OpenedFolder.open(folder)) {
      if (!isOurs(opened) && !opened.names(1).isEmpty()) {
        throw new IOException(
            "the folder \"" + folder + "\" exists, but Smoke did not create it; move it away");
      }
    }
  }

  /** The open folder, in which copies are created. */
  static final class Copies implements AutoCloseable {

    private final OpenedFolder top;
    private final Path folder;
    private final SeekableByteChannel list;

    private Copies(OpenedFolder top, Path folder, SeekableByteChannel list) {
      this.top = top;
      this.folder = folder;
      this.list = list;
    }

    Path path(String file) {
      return folder.resolve(file);
    }

    /** Creates a file, then adds it to the list. */
    SeekableByteChannel create(String file) throws IOException {
      try (CopyPath place = CopyPath.made(top, Path.of(file))) {
        SeekableByteChannel made = place.folder().create(place.name());
        for (ByteBuffer line = UTF_8.encode(file + "\n"); line.hasRemaining(); ) {
          int unused = list.write(line);
        }
        return made;
      }
    }

    void delete(String file) throws IOException {
      remove(top, Path.of(file));
    }

    @Override
    public void close() throws IOException {
      try (top) {
        list.close();
      }
    }
  }
}
