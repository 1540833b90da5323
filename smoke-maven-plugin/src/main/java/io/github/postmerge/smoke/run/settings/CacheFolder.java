package io.github.postmerge.smoke.run.settings;

import io.github.postmerge.smoke.git.UserHome;
import io.github.postmerge.smoke.git.UserId;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The user's cache folder by the conventions of each system.
 *
 * @param path the folder, which need not exist yet
 * @param remark a warning for the user if it is not the usual folder
 */
public record CacheFolder(Path path, Optional<String> remark) {

  private static final Path OF_THE_SYSTEM = Path.of("/var/cache");

  private static final String PRIVATE = "rwx------";

  /** The cache folder in this environment. */
  public static CacheFolder of(Map<String, String> environment) {
    Optional<Path> usual = usual(environment);
    if (usual.filter(CacheFolder::canBeWritten).isPresent()) {
      return new CacheFolder(usual.get(), Optional.empty());
    }
    Path temporary = temporary();
    String why =
        usual
            .map(folder -> "The cache folder \"" + folder + "\" cannot be written")
            .orElse("This user has no home folder");
    return new CacheFolder(
        temporary,
        Optional.of(
            why
                + ", so \""
                + temporary
                + "\" is used. Set XDG_CACHE_HOME, or -Dsmoke.worktreeRoot, to a folder that is"
                + " kept between runs."));
  }

  private static Optional<Path> usual(Map<String, String> environment) {
    Optional<Path> home = UserHome.of(environment::get);
    String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (os.contains("windows")) {
      return UserHome.absolute(environment.getOrDefault("LOCALAPPDATA", ""))
          .or(() -> home.map(folder -> folder.resolve("AppData/Local")))
          .map(folder -> folder.resolve("smoke"));
    }
    if (os.contains("mac")) {
      return home.map(folder -> folder.resolve("Library/Caches/smoke"));
    }
    return UserHome.absolute(environment.getOrDefault("XDG_CACHE_HOME", ""))
        .or(() -> home.filter(CacheFolder::isClosedHomeOfRoot).map(folder -> OF_THE_SYSTEM))
        .or(() -> home.map(folder -> folder.resolve(".cache")))
        .map(folder -> folder.resolve("smoke"));
  }

  /**
   * A smoke that runs as root can start programs as other users, such as a database server. They
   * must be able to reach the worktree, so root's home is not used if it is closed to others.
   */
  private static boolean isClosedHomeOfRoot(Path home) {
    try {
      boolean isRoots = UserId.ofThisProcess().filter(id -> id.value() == 0).isPresent();
      return isRoots
          && canBeWritten(OF_THE_SYSTEM)
          && !Files.getPosixFilePermissions(home).contains(PosixFilePermission.OTHERS_EXECUTE);
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }

  private static boolean canBeWritten(Path folder) {
    Path existing = folder;
    while (!Files.exists(existing) && existing.getParent() != null) {
      existing = existing.getParent();
    }
    return Files.isDirectory(existing) && Files.isWritable(existing);
  }

  /**
   * Other users can create files in the temporary folder, so only a private folder of this user is
   * used.
   */
  private static Path temporary() {
    Path shared = Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
    FileAttribute<?>[] attributes =
        shared.getFileSystem().supportedFileAttributeViews().contains("posix")
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(PRIVATE))
            }
            : new FileAttribute<?>[0];
    try {
      Optional<UserId> us = UserId.ofThisProcess();
      Path ours = shared.resolve("smoke" + us.map(id -> "-" + id.value()).orElse(""));
      try {
        return Files.createDirectory(ours, attributes);
      } catch (FileAlreadyExistsException e) {
        return isOurs(ours, us) ? ours : Files.createTempDirectory("smoke-");
      }
    } catch (IOException e) {
      return shared.resolve("smoke");
    }
  }

  private static boolean isOurs(Path folder, Optional<UserId> us) throws IOException {
    if (us.isEmpty()) {
      return Files.isDirectory(folder);
    }
    Set<PosixFilePermission> permissions =
        Files.getPosixFilePermissions(folder, LinkOption.NOFOLLOW_LINKS);
    return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
        && us.equals(UserId.ownerOf(folder))
        && permissions.equals(PosixFilePermissions.fromString(PRIVATE));
  }
}
