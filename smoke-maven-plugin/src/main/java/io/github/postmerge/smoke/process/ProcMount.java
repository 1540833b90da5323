package io.github.postmerge.smoke.process;

import io.github.postmerge.smoke.process.MountTable.Mount;
import io.github.postmerge.smoke.process.NamespacePrograms.Name;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Mounts {@code /proc} for a new PID namespace, with the same options and the same mounts below it,
 * such as {@code /proc/sys/fs/binfmt_misc} or the paths that a container hides.
 */
final class ProcMount {

  /**
   * The new mount covers the old one, so the mounts below the old one are reached through a file
   * descriptor. Arguments: {@code mount}, its options, whether mounts are shared, the mounts below,
   * {@code --}, and the command to execute.
   */
  private static final String SCRIPT =
      """
      mount=$1; shared=$3
      exec 9</proc || exit 1
      "$mount" -t proc -o "$2" proc /proc || exit 1
      shift 3
      while [ "$1" != -- ]; do
        "$mount" --no-canonicalize --bind "/proc/self/fd/9$1" "/proc$1" || exit 1
        shift
      done
      exec 9<&-
      [ "$shared" = no ] || "$mount" --make-rshared / || exit 1
      shift; exec "$@"
      """;

  private ProcMount() {}

  static List<String> script(NamespacePrograms programs) throws TierUnavailableException {
    try {
      MountTable table = MountTable.read();
      Mount proc =
          table
              .topmost(ProcessTable.PROC.toString())
              .orElseThrow(() -> new TierUnavailableException("nothing is mounted at /proc"));
      List<String> script =
          new ArrayList<>(
              List.of(
                  programs.path(Name.SH),
                  "-c",
                  SCRIPT,
                  programs.path(Name.SH),
                  mountProgram(),
                  options(proc),
                  table.topmost("/").filter(Mount::isShared).isPresent() ? "yes" : "no"));
      for (Mount below : table.below(proc)) {
        script.add(below.point().substring(proc.point().length()));
      }
      script.add("--");
      return script;
    } catch (TierUnavailableException e) {
      throw e;
    } catch (IOException e) {
      throw new TierUnavailableException("the mounts of this system cannot be read", e);
    }
  }

  private static String mountProgram() throws TierUnavailableException {
    return SystemPrograms.find("mount")
        .map(Path::toString)
        .orElseThrow(() -> new TierUnavailableException("the program \"mount\" is missing"));
  }

  private static String options(Mount proc) {
    Set<String> options = new LinkedHashSet<>(Arrays.asList(proc.options().split(",", -1)));
    options.addAll(Arrays.asList(proc.superOptions().split(",", -1)));
    if (options.contains("ro")) {
      options.remove("rw");
    }
    return String.join(",", options);
  }
}
