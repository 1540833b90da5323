package io.github.postmerge.smoke.process;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The markers that identify a process of a command whose parent and session do not.
 *
 * @param cookie an environment entry that no other run has; empty if there is none
 * @param pipes the names of the command's output pipes
 * @param folder the command's working folder; empty if unrelated processes may use it too
 */
record ProcessMarkers(Optional<String> cookie, Set<String> pipes, Optional<Path> folder) {

  private static final String COOKIE = "SMOKE_RUN_ID";

  static ProcessMarkers of(ProcessSpec spec, Set<String> pipes) throws IOException {
    Optional<String> cookie =
        Optional.ofNullable(spec.environment().get(COOKIE)).map(id -> COOKIE + "=" + id);
    Path folder = spec.directory().toRealPath();
    boolean alsoOurs = Path.of("").toRealPath().startsWith(folder);
    return new ProcessMarkers(cookie, pipes, alsoOurs ? Optional.empty() : Optional.of(folder));
  }

  /** The only marker that identifies a process without its ancestors. */
  boolean hasCookie(long pid) {
    return cookie.isPresent() && ProcFile.strings(pid, "environ").contains(cookie.get());
  }

  boolean match(long pid) {
    List<String> environment = ProcFile.strings(pid, "environ");
    if (cookie.isPresent() && environment.contains(cookie.get())) {
      return true;
    }
    boolean anotherRun = environment.stream().anyMatch(entry -> entry.startsWith(COOKIE + "="));
    return holdsPipe(pid) || (!anotherRun && worksInFolder(pid) && !isDying(pid));
  }

  /** A dying process has already lost its environment, so it could belong to another run. */
  private static boolean isDying(long pid) {
    return ProcFile.strings(pid, "cmdline").stream().allMatch(String::isEmpty);
  }

  private boolean holdsPipe(long pid) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(ProcFile.path(pid, "fd"))) {
      for (Path file : files) {
        if (pipes.contains(target(file).toString())) {
          return true;
        }
      }
      return false;
    } catch (IOException | java.nio.file.DirectoryIteratorException hidden) {
      return false;
    }
  }

  private boolean worksInFolder(long pid) {
    return folder.filter(target(ProcFile.path(pid, "cwd"))::startsWith).isPresent();
  }

  private static Path target(Path link) {
    try {
      return Files.readSymbolicLink(link);
    } catch (IOException hidden) {
      return Path.of("");
    }
  }
}
