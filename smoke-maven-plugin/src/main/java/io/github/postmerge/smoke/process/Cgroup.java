package io.github.postmerge.smoke.process;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * A cgroup (version 2).
 *
 * @param folder its folder below the mount point of the cgroup file system
 */
record Cgroup(Path folder) {

  private static final String NAME = "smoke-";

  /** Limits that a program reads in its own cgroup, each with the value that means no limit. */
  private static final List<List<String>> LIMITS =
      List.of(
          List.of("memory.max", "max"),
          List.of("memory.high", "max"),
          List.of("memory.swap.max", "max"),
          List.of("pids.max", "max"),
          List.of("cpu.max", "max "),
          List.of("cpu.weight", "100"),
          List.of("cpuset.cpus", "\n"));

  /**
   * The cgroup of this process.
   *
   * @throws TierUnavailableException if there is none, or if it is not mounted here
   */
  static Cgroup own() throws TierUnavailableException {
    try {
      String path =
          Files.readString(ProcessTable.PROC.resolve("self/cgroup"), ISO_8859_1)
              .lines()
              .filter(line -> line.startsWith("0::/"))
              .map(line -> line.substring("0::".length()))
              .findFirst()
              .orElseThrow(
                  () -> new TierUnavailableException("this system has no cgroups of version 2"));
      return MountTable.read().mounts().stream()
          .filter(mount -> mount.type().equals("cgroup2") && isUnder(path, mount.root()))
          .map(mount -> new Cgroup(folder(mount, path)))
          .filter(cgroup -> Files.exists(cgroup.folder.resolve("cgroup.procs")))
          .findFirst()
          .orElseThrow(
              () ->
                  new TierUnavailableException("the cgroup \"" + path + "\" is not mounted here"));
    } catch (TierUnavailableException e) {
      throw e;
    } catch (IOException e) {
      throw new TierUnavailableException("the cgroups of this system cannot be read", e);
    }
  }

  private static boolean isUnder(String path, String root) {
    return !path.startsWith("/..")
        && (root.equals("/") || path.equals(root) || path.startsWith(root + "/"));
  }

  private static Path folder(MountTable.Mount mount, String path) {
    String below = mount.root().equals("/") ? path : path.substring(mount.root().length());
    return Path.of(mount.point() + "/" + below).normalize();
  }

  /**
   * Whether this cgroup sets a limit. A process in a child cgroup does not see it there; a JVM, for
   * example, reads its memory limit from its own cgroup.
   */
  boolean hasLimits() {
    return LIMITS.stream().anyMatch(limit -> isLimited(limit.get(0), limit.get(1)));
  }

  private boolean isLimited(String file, String none) {
    try {
      return !Files.readString(folder.resolve(file), ISO_8859_1).startsWith(none);
    } catch (IOException absent) {
      return false;
    }
  }

  /** Creates a child cgroup. */
  Cgroup child() throws IOException {
    return new Cgroup(Files.createDirectory(folder.resolve(NAME + UUID.randomUUID())));
  }

  boolean supportsKill() {
    return Files.isWritable(folder.resolve("cgroup.kill"));
  }

  void add(long pid) throws IOException {
    Files.writeString(folder.resolve("cgroup.procs"), Long.toString(pid), ISO_8859_1);
  }

  /** Kills all processes in it and below it, including those that fork meanwhile. */
  void kill() {
    try {
      Files.writeString(folder.resolve("cgroup.kill"), "1", ISO_8859_1);
    } catch (IOException gone) {
      // A removed cgroup has no processes.
    }
  }

  /** The ids of all processes in it and below it. */
  Set<Long> members() {
    Set<Long> members = new TreeSet<>();
    for (Path each : all()) {
      try {
        Files.readString(each.resolve("cgroup.procs"), ISO_8859_1)
            .lines()
            .map(Long::parseLong)
            .forEach(members::add);
      } catch (IOException gone) {
        // A removed cgroup has no processes.
      }
    }
    return members;
  }

  /** Removes it and all cgroups below it; true if it is gone. */
  boolean remove() {
    List<Path> all = all();
    for (int i = all.size() - 1; i >= 0; i--) {
      try {
        Files.delete(all.get(i));
      } catch (NoSuchFileException gone) {
        // It is already removed.
      } catch (IOException busy) {
        return false;
      }
    }
    return true;
  }

  /** This cgroup and all below it, parents first. */
  private List<Path> all() {
    List<Path> all = new ArrayList<>(List.of(folder));
    for (int i = 0; i < all.size(); i++) {
      try (DirectoryStream<Path> children =
          Files.newDirectoryStream(all.get(i), Files::isDirectory)) {
        children.forEach(all::add);
      } catch (IOException | DirectoryIteratorException gone) {
        // It was removed meanwhile.
      }
    }
    return all;
  }
}
