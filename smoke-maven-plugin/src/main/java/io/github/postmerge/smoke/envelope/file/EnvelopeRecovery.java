package io.github.postmerge.smoke.envelope.file;

import io.github.postmerge.smoke.process.ProgramCall;
import io.github.postmerge.smoke.process.ProgramCaller;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Makes an envelope's path writable again after a smoke that had the user's rights.
 *
 * <p>Only ever used where this run has written an envelope there before, so that whatever is in the
 * way has come since.
 */
final class EnvelopeRecovery {

  private static final Duration LONGEST_CALL = Duration.ofSeconds(5);
  private static final Set<PosixFilePermission> OWNERS =
      PosixFilePermissions.fromString("rw-------");

  private final Path file;

  /** Of the folder and those above it, the outermost first. */
  private final Map<Path, Set<PosixFilePermission>> permissions = new LinkedHashMap<>();

  EnvelopeRecovery(Path file) {
    this.file = file;
  }

  void rememberPermissions() {
    Path at = file.getRoot();
    for (Path name : file.getParent() == null ? List.<Path>of() : file.getParent()) {
      at = at == null ? name : at.resolve(name);
      try {
        permissions.put(at, Files.getPosixFilePermissions(at));
      } catch (IOException | UnsupportedOperationException e) {
        // What is not known now is not changed later.
      }
    }
  }

  /**
   * Gives folders back what the smoke took from them.
   *
   * @return whether anything was changed
   */
  boolean restoredPermissions() {
    boolean restored = false;
    for (Map.Entry<Path, Set<PosixFilePermission>> folder : permissions.entrySet()) {
      try {
        if (!Files.getPosixFilePermissions(folder.getKey()).containsAll(folder.getValue())) {
          Files.setPosixFilePermissions(folder.getKey(), folder.getValue());
          restored = true;
        }
      } catch (IOException e) {
        // Writing will tell.
      }
    }
    return restored;
  }

  /** Root can make a file immutable, and only {@code chattr} undoes that. */
  private void clearFlags() {
    if (file.getParent() == null || !Files.exists(file.getParent())) {
      return;
    }
    ProgramCall call =
        new ProgramCall(
            List.of("chattr", "-f", "-i", "-a", file.getParent().toString(), file.toString()),
            file.getRoot(),
            new TreeMap<>(System.getenv()),
            "",
            LONGEST_CALL);
    try {
      new ProgramCaller().call(call);
    } catch (IOException e) {
      // Writing will tell.
    }
  }

  /** Takes away what is no regular file. A folder is moved, because others may need its content. */
  void clearPath() throws IOException {
    clearFlags();
    if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
      String aside = file.getFileName() + ".moved-aside-" + UUID.randomUUID();
      Files.move(file, file.resolveSibling(aside), StandardCopyOption.ATOMIC_MOVE);
    } else if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      Files.deleteIfExists(file);
    }
  }

  /**
   * Writes over the file itself, or at least deletes it.
   *
   * @return whether it was written
   */
  boolean overwrite(byte[] bytes) {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    try {
      Files.setPosixFilePermissions(file, OWNERS);
    } catch (IOException | UnsupportedOperationException e) {
      // Opening will tell.
    }
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING,
            LinkOption.NOFOLLOW_LINKS)) {
      ByteBuffer rest = ByteBuffer.wrap(bytes);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
      return true;
    } catch (IOException e) {
      delete();
      return false;
    }
  }

  private void delete() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // Its presence tells.
    }
  }

  /** Whether there is no file, as far as anybody can tell. */
  boolean isGone() {
    Path folder = file.getParent();
    while (folder != null && !Files.exists(folder)) {
      folder = folder.getParent();
    }
    return (folder != null && !Files.isDirectory(folder))
        || Files.notExists(file, LinkOption.NOFOLLOW_LINKS);
  }
}
