package io.github.postmerge.smoke.checkout.files;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import org.eclipse.jgit.lib.FileMode;

/**
 * The fields of {@code lstat} that git's index stores, cut to 32 bits as in git, and the number of
 * hard links.
 */
public record FileState(
    int changedSeconds,
    int changedNanos,
    int modifiedSeconds,
    int modifiedNanos,
    int device,
    int inode,
    int mode,
    int user,
    int group,
    int size,
    int names) {

  /** The state of a path that does not exist or was not read. */
  public static final FileState UNKNOWN = new FileState(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

  /** The number of bytes that {@link #writeTo} writes. */
  static final int BYTES = 11 * Integer.BYTES;

  private static final String VIEW = "unix";

  /** Read once, because the JDK creates a new set for each call. */
  private static final boolean SUPPORTED =
      FileSystems.getDefault().supportedFileAttributeViews().contains(VIEW);

  private static final String ATTRIBUTES =
      VIEW + ":mode,ino,dev,nlink,uid,gid,size,ctime,lastModifiedTime";

  private static final int TYPE_MASK = 0170000;
  private static final int FOLDER = 0040000;

  /** The current state; a link is not followed. */
  public static FileState of(Path path) throws IOException {
    return isTold() ? whole(path) : basic(path);
  }

  /** The fields that git fills in on Windows. */
  private static FileState basic(Path path) throws IOException {
    BasicFileAttributes found =
        Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    Instant modified = found.lastModifiedTime().toInstant();
    int seconds = (int) modified.getEpochSecond();
    int nanos = modified.getNano();
    return new FileState(seconds, nanos, seconds, nanos, 0, 0, 0, 0, 0, (int) found.size(), 1);
  }

  private static FileState whole(Path path) throws IOException {
    Map<String, Object> found = Files.readAttributes(path, ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
    Instant changed = instant(found, "ctime");
    Instant modified = instant(found, "lastModifiedTime");
    return new FileState(
        (int) changed.getEpochSecond(),
        changed.getNano(),
        (int) modified.getEpochSecond(),
        modified.getNano(),
        number(found, "dev"),
        number(found, "ino"),
        number(found, "mode"),
        number(found, "uid"),
        number(found, "gid"),
        number(found, "size"),
        number(found, "nlink"));
  }

  private static Instant instant(Map<String, Object> found, String name) {
    return ((FileTime) requireNonNull(found.get(name))).toInstant();
  }

  private static int number(Map<String, Object> found, String name) {
    return (int) ((Number) requireNonNull(found.get(name))).longValue();
  }

  public boolean isUnknown() {
    return equals(UNKNOWN);
  }

  /** Whether the system reports a file's change time and inode. */
  public static boolean isTold() {
    return SUPPORTED;
  }

  /** The same state with the type and permissions that git's index stores for a mode. */
  public FileState as(FileMode tracked) {
    return new FileState(
        changedSeconds,
        changedNanos,
        modifiedSeconds,
        modifiedNanos,
        device,
        inode,
        tracked.getBits(),
        user,
        group,
        size,
        names);
  }

  /** Whether the file was changed or replaced since. */
  public boolean isChangedAsOf(FileState before) {
    return changedSeconds != before.changedSeconds
        || changedNanos != before.changedNanos
        || modifiedSeconds != before.modifiedSeconds
        || modifiedNanos != before.modifiedNanos
        || inode != before.inode;
  }

  public boolean isFolder() {
    return (mode & TYPE_MASK) == FOLDER;
  }

  /** The first ten fields are in the order of git's index. */
  void writeTo(ByteBuffer out) {
    writeCommonTo(out);
    out.putInt(names);
  }

  void writeCommonTo(ByteBuffer out) {
    out.putInt(changedSeconds).putInt(changedNanos).putInt(modifiedSeconds).putInt(modifiedNanos);
    out.putInt(device).putInt(inode).putInt(mode).putInt(user).putInt(group).putInt(size);
  }

  static FileState readFrom(ByteBuffer in) {
    return new FileState(
        in.getInt(),
        in.getInt(),
        in.getInt(),
        in.getInt(),
        in.getInt(),
        in.getInt(),
        in.getInt(),
        in.getInt(),
        in.getInt(),
        in.getInt(),
        in.getInt());
  }
}
