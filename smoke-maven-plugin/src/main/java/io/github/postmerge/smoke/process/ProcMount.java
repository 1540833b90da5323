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
 * Mounts {@code /proc} again for a new PID namespace, with the options that it has, and all that is
 * mounted below it, such as {@code /proc/sys/fs/binfmt_misc} or what a container hides there.
 */
final class ProcMount {

  /**
   * What was mounted below the old one is reached through a descriptor, for the new one covers it.
   * Arguments: {@code mount}, its options, whether mounts are shared, those below, {@code --}, and
   * what to execute then.
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
      throw new TierUnavailableException("the system does not tell what is mounted", e);
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
