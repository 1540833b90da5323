package io.github.postmerge.smoke.checkout;

import io.github.postmerge.smoke.attributes.EndOfLine;
import io.github.postmerge.smoke.checkout.files.FileState;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;

/**
 * Writes files and links directly to their final names, several at a time.
 *
 * <p>Fails if a name exists, so that nothing is written through a link or over a name that differs
 * only in case.
 */
final class TreeWriter {

  private static final Set<OpenOption> NEW =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

  /** The permissions that git requests; the umask reduces both. */
  private static final FileAttribute<?>[] PLAIN = permissions("rw-rw-rw-");

  private static final FileAttribute<?>[] EXECUTABLE = permissions("rwxrwxrwx");

  private static final int PIECE = 64 * 1024;

  private final Repository repository;
  private final Path folder;

  TreeWriter(Repository repository, Path folder) {
    this.repository = repository;
    this.folder = folder;
  }

  /** Creates an empty file with the permissions of a checked-out file. */
  static void create(Path path) throws IOException {
    Files.newByteChannel(path, NEW, PLAIN).close();
  }

  private static FileAttribute<?>[] permissions(String permissions) {
    return Path.of("").getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  /**
   * Writes entries that do not exist yet; their folders must exist.
   *
   * @return the state of each, in the order of the entries
   * @throws ClosedByInterruptException if the thread is interrupted
   */
  List<FileState> write(List<TreeEntry> entries) throws IOException {
    FileState[] states = new FileState[entries.size()];
    SharedWork.share(entries.size(), () -> new Writer(entries, states));
    return List.of(states);
  }

  /** One per thread, because a reader is not thread-safe. */
  private final class Writer implements SharedWork.Worker {

    private final List<TreeEntry> entries;
    private final FileState[] states;
    private final ObjectReader reader = new VerifyingReader(repository);

    Writer(List<TreeEntry> entries, FileState[] states) {
      this.entries = entries;
      this.states = states;
    }

    @Override
    public void work(int index) throws IOException {
      states[index] = write(entries.get(index), reader);
    }

    @Override
    public void close() {
      reader.close();
    }
  }

  private FileState write(TreeEntry entry, ObjectReader reader) throws IOException {
    Path path = folder.resolve(entry.path());
    if (entry.isSubmodule()) {
      return FileState.UNKNOWN;
    }
    ObjectLoader blob = reader.open(entry.id(), Constants.OBJ_BLOB);
    if (entry.isLink()) {
      String target = new String(blob.getCachedBytes(Integer.MAX_VALUE), StandardCharsets.UTF_8);
      Files.createSymbolicLink(path, Path.of(target));
    } else {
      writeFile(entry, path, blob);
    }
    return FileState.of(path);
  }

  private static void writeFile(TreeEntry entry, Path path, ObjectLoader blob) throws IOException {
    try (WritableByteChannel file =
        Files.newByteChannel(path, NEW, entry.isExecutable() ? EXECUTABLE : PLAIN)) {
      if (entry.ends() != EndOfLine.KEPT) {
        byte[] stored = blob.getCachedBytes(Integer.MAX_VALUE);
        writeAll(entry.ends().apply(stored), file);
      } else if (blob.isLarge()) {
        copy(blob, file);
      } else {
        writeAll(blob.getCachedBytes(), file);
      }
    }
  }

  /**
   * In pieces, because the JDK copies each write into a thread-local direct buffer and keeps that
   * buffer.
   */
  private static void writeAll(byte[] content, WritableByteChannel file) throws IOException {
    for (int from = 0; from < content.length; from += PIECE) {
      write(ByteBuffer.wrap(content, from, Math.min(PIECE, content.length - from)), file);
    }
  }

  private static void copy(ObjectLoader blob, WritableByteChannel file) throws IOException {
    byte[] piece = new byte[PIECE];
    try (InputStream in = blob.openStream()) {
      int length = in.read(piece);
      while (length >= 0) {
        write(ByteBuffer.wrap(piece, 0, length), file);
        length = in.read(piece);
      }
    }
  }

  private static void write(ByteBuffer bytes, WritableByteChannel file) throws IOException {
    while (bytes.hasRemaining()) {
      file.write(bytes);
    }
  }
}
