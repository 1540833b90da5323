package io.github.postmerge.smoke.git;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A user's numeric id, as the file system stores it for owners.
 *
 * <p>The JDK's {@code UnixSystem} is not used: it reports 0 for a user without an entry in {@code
 * /etc/passwd}, as in {@code docker run -u 12345}.
 *
 * @param value the id
 */
public record UserId(long value) {

  private static final Path STATUS = Path.of("/proc/self/status");

  /**
   * The line has the real, effective, saved and file system id; files that we create belong to the
   * effective one.
   */
  private static final Pattern IDS = Pattern.compile("(?m)^Uid:\\s+\\d+\\s+(\\d+)\\s");

  /**
   * The id that owns files of this process; empty if files have no numeric owner (Windows).
   *
   * @throws IOException if the id cannot be read
   */
  public static Optional<UserId> ofThisProcess() throws IOException {
    try {
      Matcher ids = IDS.matcher(Files.readString(STATUS, ISO_8859_1));
      if (ids.find()) {
        return Optional.of(new UserId(Long.parseLong(ids.group(1))));
      }
    } catch (NoSuchFileException notLinux) {
      // The owner of a new file is read instead.
    }
    return ofNewFile();
  }

  private static Optional<UserId> ofNewFile() throws IOException {
    Path file = Files.createTempFile("smoke-", ".owner");
    try {
      return ownerOf(file);
    } finally {
      Files.delete(file);
    }
  }

  /** The owner of the file itself, not of a link's target; empty if files have no numeric owner. */
  public static Optional<UserId> ownerOf(Path file) throws IOException {
    return file.getFileSystem().supportedFileAttributeViews().contains("unix")
        ? Optional.of(
            new UserId(
                ((Number) Files.getAttribute(file, "unix:uid", LinkOption.NOFOLLOW_LINKS))
                    .longValue()))
        : Optional.empty();
  }
}
