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
 * A user's numeric id, as files are owned by it.
 *
 * <p>Never taken from the JDK's {@code UnixSystem}: it says 0 for a user who has no entry in {@code
 * /etc/passwd}, as in {@code docker run -u 12345}.
 *
 * @param value the id
 */
public record UserId(long value) {

  private static final Path STATUS = Path.of("/proc/self/status");

  /** Real, effective, saved and file system id; files that we make belong to the effective one. */
  private static final Pattern IDS = Pattern.compile("(?m)^Uid:\\s+\\d+\\s+(\\d+)\\s");

  /**
   * The id that this process makes files with; empty where files have no numeric owner (Windows).
   *
   * @throws IOException where the system does not tell it
   */
  public static Optional<UserId> ofThisProcess() throws IOException {
    try {
      Matcher ids = IDS.matcher(Files.readString(STATUS, ISO_8859_1));
      if (ids.find()) {
        return Optional.of(new UserId(Long.parseLong(ids.group(1))));
      }
    } catch (NoSuchFileException notLinux) {
      // Then a file of ours tells.
    }
    return ofFileMadeHere();
  }

  private static Optional<UserId> ofFileMadeHere() throws IOException {
    Path file = Files.createTempFile("smoke-", ".owner");
    try {
      return ownerOf(file);
    } finally {
      Files.delete(file);
    }
  }

  /** Who owns the file itself, not what it links to; empty where files have no numeric owner. */
  public static Optional<UserId> ownerOf(Path file) throws IOException {
    return file.getFileSystem().supportedFileAttributeViews().contains("unix")
        ? Optional.of(
            new UserId(
                ((Number) Files.getAttribute(file, "unix:uid", LinkOption.NOFOLLOW_LINKS))
                    .longValue()))
        : Optional.empty();
  }
}
