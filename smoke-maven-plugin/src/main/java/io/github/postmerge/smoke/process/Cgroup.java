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
 * A cgroup (version 2), by the folder that it is shown as.
 *
 * @param folder below the place where the system has them mounted
 */
record Cgroup(Path folder) {

  private static final String NAME = "smoke-";

  /** Limits that a program looks for in its own cgroup, and what they are where there is none. */
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
   * The one that this process is in.
   *
   * @throws TierUnavailableException where there is none, or none that is shown here
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
      throw new TierUnavailableException("the system does not show its cgroups", e);
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
   * A limit that a process would not find any more in a child of this cgroup, where a JVM for one
   * reads how much memory it may use.
   */
  boolean hasLimits() {
    return LIMITS.stream().anyMatch(limit -> isLimited(limit.get(0), limit.get(1)));
  }

  private boolean isLimited(String file, String none) {
    try {
      return !Files.readString(folder.resolve(file), ISO_8859_1).startsWith(none);
    } catch (IOException notThere) {
      return false;
    }
  }

  /** A new one in it. */
  Cgroup child() throws IOException {
    return new Cgroup(Files.createDirectory(folder.resolve(NAME + UUID.randomUUID())));
  }

  boolean supportsKill() {
    return Files.isWritable(folder.resolve("cgroup.kill"));
  }

  void add(long pid) throws IOException {
    Files.writeString(folder.resolve("cgroup.procs"), Long.toString(pid), ISO_8859_1);
  }

  /** Kills all that is in it and below it, also what is forking. */
  void kill() {
    try {
      Files.writeString(folder.resolve("cgroup.kill"), "1", ISO_8859_1);
    } catch (IOException gone) {
      // Then nobody is in it.
    }
  }

  /** All that is in it and below it. */
  Set<Long> members() {
    Set<Long> members = new TreeSet<>();
    for (Path each : all()) {
      try {
        Files.readString(each.resolve("cgroup.procs"), ISO_8859_1)
            .lines()
            .map(Long::parseLong)
            .forEach(members::add);
      } catch (IOException gone) {
        // It was removed meanwhile, so nobody is in it.
      }
    }
    return members;
  }

  /** Removes it, with what was made below it; true where it is gone. */
  boolean remove() {
    List<Path> all = all();
    for (int i = all.size() - 1; i >= 0; i--) {
      try {
        Files.delete(all.get(i));
      } catch (NoSuchFileException gone) {
        // That is what is wanted.
      } catch (IOException busy) {
        return false;
      }
    }
    return true;
  }

  /** It and all below it, each before what is below it. */
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
