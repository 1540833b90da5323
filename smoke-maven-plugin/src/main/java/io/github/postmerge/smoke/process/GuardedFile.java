package io.github.postmerge.smoke.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;

/**
 * A file that a command could overwrite before it kills this JVM. The process that then kills the
 * command's tree deletes the file if its content has changed.
 *
 * @param path the file
 * @param sha256 the SHA-256 of its content, in hexadecimal digits
 */
public record GuardedFile(Path path, String sha256) {

  /** A guarding process kills for at most ten seconds, after a JVM has started. */
  private static final Duration LONGEST_GUARD = Duration.ofSeconds(12);

  /** The guarded content is never larger. */
  private static final long LARGEST = 64L * 1024 * 1024;

  /** Guards a file with this content. */
  public static GuardedFile of(Path path, byte[] content) {
    return new GuardedFile(path, digest(content));
  }

  /**
   * Waits until no process guards the file any more; the guard of a JVM that was just killed can
   * still delete it.
   */
  public static void awaitEndOfGuards(Path path) {
    String argument = argument(path);
    UninterruptibleWait wait = new UninterruptibleWait();
    wait.until(() -> !isGuarded(argument), Deadline.in(LONGEST_GUARD));
    wait.restoreInterrupt();
  }

  private static boolean isGuarded(String argument) {
    return ProcessTable.read().entries().stream()
        .anyMatch(each -> ProcFile.strings(each.pid(), "cmdline").contains(argument));
  }

  /** The argument of the process that guards it. */
  String argument() {
    return argument(path);
  }

  private static String argument(Path path) {
    return OrphanedTree.argument(OrphanedTree.GUARDED_FILE, path);
  }

  /** Deletes whatever is at the path, unless it is a file with the guarded content. */
  void deleteIfChanged() {
    try {
      if (Files.exists(path, LinkOption.NOFOLLOW_LINKS) && !isUnchanged()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      // The JVM that could report the error is dead.
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
