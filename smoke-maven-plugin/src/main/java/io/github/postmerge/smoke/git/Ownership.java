package io.github.postmerge.smoke.git;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.util.StringUtils;
import org.eclipse.jgit.util.SystemReader;

/**
 * Refuses another user's repository by git's own rule, before its configuration is read.
 *
 * <p>The {@code .git} file, the working tree and the repository must belong to this user or, under
 * sudo, to the calling user. {@code safe.directory} of the system, the user or the environment
 * allows exceptions. Nothing is checked if files have no numeric owner (Windows).
 */
final class Ownership {

  private static final long ROOT = 0;

  private final SystemReader system;
  private final Set<Long> us;

  private Ownership(SystemReader system, Set<Long> us) {
    this.system = system;
    this.us = us;
  }

  /** Throws if git would refuse. */
  static void require(Path from, File gitDir, SystemReader system)
      throws RepositoryException, IOException {
    Path repository = gitDir.toPath().toAbsolutePath().normalize();
    if (!repository.getFileSystem().supportedFileAttributeViews().contains("unix")) {
      return;
    }
    new Ownership(system, us(system)).require(Discovered.of(from, repository));
  }

  private static Set<Long> us(SystemReader system) throws IOException {
    Optional<UserId> known = UserId.ofThisProcess();
    if (known.isEmpty()) {
      return Set.of();
    }
    long self = known.get().value();
    String sudo = system.getenv("SUDO_UID");
    return self == ROOT && sudo != null && sudo.matches("\\d{1,10}")
        ? Set.of(self, Long.parseLong(sudo))
        : Set.of(self);
  }

  private void require(Discovered found) throws RepositoryException, IOException {
    for (Path path : found.mustBeOurs()) {
      Object owner = Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS);
      if (!us.contains(((Number) owner).longValue()) && !isSafe(found.top())) {
        throw new RepositoryException(
            String.format(
                "The repository at \"%s\" belongs to another user (\"%s\" has the owner %s, this"
                    + " user is %s), so it is not trusted. If you trust it, run \"git config"
                    + " --global --add safe.directory %s\".",
                found.top(), path, owner, us, found.top()));
      }
    }
  }

  /** An empty value cancels all before it. */
  private boolean isSafe(Path top) throws RepositoryException, IOException {
    Path real = top.toRealPath();
    boolean safe = false;
    for (String allowed : allowed()) {
      safe =
          !StringUtils.isEmptyOrNull(allowed)
              && (safe || matches(allowed, top) || matches(allowed, real));
    }
    return safe;
  }

  /** As in git: from the system, the user and the environment, never from the repository. */
  private List<String> allowed() throws RepositoryException, IOException {
    List<String> allowed = new ArrayList<>();
    try {
      Collections.addAll(allowed, system.getUserConfig().getStringList("safe", null, "directory"));
    } catch (ConfigInvalidException e) {
      throw new RepositoryException(
          "The user's git configuration cannot be read: " + e.getMessage() + ". Correct it.", e);
    }
    EnvironmentSettings environment = new EnvironmentSettings(system::getenv);
    Stream.concat(environment.counted().stream(), environment.listed().stream())
        .filter(setting -> setting.key().equalsIgnoreCase("safe.directory"))
        .forEach(setting -> allowed.add(setting.value()));
    return allowed;
  }

  private boolean matches(String allowed, Path top) {
    if (allowed.equals("*")) {
      return true;
    }
    String path = allowed.startsWith("~/") ? home() + allowed.substring(1) : allowed;
    return path.endsWith("/*")
        ? top.toString().startsWith(path.substring(0, path.length() - 1))
        : top.equals(Path.of(path).normalize());
  }

  private String home() {
    return UserHome.orNowhere(system::getenv).toString();
  }

  /**
   * The result of git's search for the repository.
   *
   * @param top the working tree's, or the bare repository itself
   */
  private record Discovered(Path top, List<Path> mustBeOurs) {

    static Discovered of(Path from, Path repository) {
      Path start = from.toAbsolutePath().normalize();
      return Stream.iterate(start, p -> p != null && !p.equals(repository), Path::getParent)
          .filter(p -> Files.exists(p.resolve(".git"), LinkOption.NOFOLLOW_LINKS))
          .findFirst()
          .map(top -> new Discovered(top, List.of(top.resolve(".git"), top, repository)))
          .orElse(new Discovered(repository, List.of(repository)));
    }
  }
}
