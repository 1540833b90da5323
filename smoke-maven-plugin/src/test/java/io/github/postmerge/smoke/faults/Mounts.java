package io.github.postmerge.smoke.faults;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Leads a command into a namespace of mounts, where a folder may be another file system's. */
public final class Mounts {

  private static final List<String> NAMESPACE =
      List.of("unshare", "--user", "--map-root-user", "--mount");

  private Mounts() {}

  /** Skips the test where nobody may mount. */
  public static void assumeTheyWork() throws InterruptedException {
    List<String> argv = new ArrayList<>(NAMESPACE);
    argv.addAll(List.of("mount", "-t", "tmpfs", "none", "/mnt"));
    assumeTrue(Jvm.works(argv), "this machine lets nobody mount in a namespace");
  }

  /** An empty disk of this size is mounted over the folder. */
  public static List<String> ofSize(String size, Path folder, List<String> command) {
    return led(disk(size), folder, command);
  }

  /** A disk that is full, with only a file "filling", is mounted over the folder. */
  public static List<String> full(Path folder, List<String> command) {
    String fill = " && { cat /dev/zero >\"$1/filling\" 2>/dev/null || true; }";
    return led(disk("64k") + fill, folder, command);
  }

  /** The folder may only be read. */
  public static List<String> readOnly(Path folder, List<String> command) {
    return led("mount --bind \"$1\" \"$1\" && mount -o remount,ro,bind \"$1\"", folder, command);
  }

  /** Nothing is mounted yet; the command may. */
  public static List<String> inNamespace(List<String> command) {
    List<String> argv = new ArrayList<>(NAMESPACE);
    argv.addAll(command);
    return argv;
  }

  private static String disk(String size) {
    return "mount -t tmpfs -o size=" + size + " none \"$1\"";
  }

  /** What is in the folder is told after the command's own words, for nobody else can see it. */
  private static List<String> led(String mount, Path folder, List<String> command) {
    List<String> argv = new ArrayList<>(NAMESPACE);
    argv.addAll(
        List.of(
            "sh",
            "-c",
            mount + " && { F=$1; shift; \"$@\"; echo left: $(ls -A \"$F\"); }",
            "sh",
            folder.toString()));
    argv.addAll(command);
    return argv;
  }
}
