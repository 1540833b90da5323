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
 * <p>Only used after this run has written an envelope there, so that whatever blocks the path was
 * put there later.
 */
final class EnvelopeRecovery {

  private static final Duration LONGEST_CALL = Duration.ofSeconds(5);
  private static final Set<PosixFilePermission> OWNERS =
      PosixFilePermissions.fromString("rw-------");

  private final Path file;

  /** The permissions of the folder and its parents, the outermost first. */
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
        // Unknown permissions are not restored later.
      }
    }
  }

  /**
   * Restores the folders' permissions that the smoke removed.
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
        // The write that follows fails then.
      }
    }
    return restored;
  }

  /** Clears the immutable flag, which root can set and only {@code chattr} can clear. */
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
      // The write that follows fails then.
    }
  }

  /** Removes what is not a regular file. A folder is moved, because its content may be needed. */
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
   * Overwrites the file in place, or at least deletes it.
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
      // Opening fails then.
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
      // The caller checks whether it still exists.
    }
  }

  /** Whether the file certainly does not exist. */
  boolean isGone() {
    Path folder = file.getParent();
    while (folder != null && !Files.exists(folder)) {
      folder = folder.getParent();
    }
    return (folder != null && !Files.isDirectory(folder))
        || Files.notExists(file, LinkOption.NOFOLLOW_LINKS);
  }
}
