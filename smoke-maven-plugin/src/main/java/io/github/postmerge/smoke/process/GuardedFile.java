package io.github.postmerge.smoke.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A file that a command could write over before it kills this JVM. Whoever kills the command's tree
 * then deletes it, unless it is as it was.
 *
 * @param path where it is
 * @param sha256 of its content, in hexadecimal digits
 */
public record GuardedFile(Path path, String sha256) {

  /** Larger ones are not ours. */
  private static final long LARGEST = 64L * 1024 * 1024;

  /** A file with this content. */
  public static GuardedFile of(Path path, byte[] content) {
    return new GuardedFile(path, digest(content));
  }

  /** Deletes it where it holds something else, whatever it is by now. */
  void deleteIfChanged() {
    try {
      if (Files.exists(path, LinkOption.NOFOLLOW_LINKS) && !isUnchanged()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      // Nobody is left who could be told.
    }
  }

  private boolean isUnchanged() throws IOException {
    return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
        && Files.size(path) <= LARGEST
        && digest(Files.readAllBytes(path)).equals(sha256);
  }

  private static String digest(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
