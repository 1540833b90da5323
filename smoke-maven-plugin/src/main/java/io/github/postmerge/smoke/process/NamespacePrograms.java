package io.github.postmerge.smoke.process;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The programs that create, keep and enter a namespace.
 *
 * @param paths the path of each program
 */
record NamespacePrograms(Map<Name, Path> paths) {

  /** The required programs, from util-linux, coreutils and the shell. */
  enum Name {
    /** Leaves the terminal's session. */
    SETSID,
    /** Creates namespaces and changes the working folder. */
    UNSHARE,
    /** Enters namespaces. */
    NSENTER,
    /** Makes the next program ignore a signal. */
    ENV,
    /** Ends when its input ends. */
    CAT,
    /** Sets the first process id, and runs the probe. */
    SH
  }

  static Optional<NamespacePrograms> find() {
    Map<Name, Path> paths = new EnumMap<>(Name.class);
    Arrays.stream(Name.values())
        .forEach(
            name ->
                SystemPrograms.find(name.name().toLowerCase(Locale.ROOT))
                    .ifPresent(path -> paths.put(name, path)));
    return paths.size() == Name.values().length
        ? Optional.of(new NamespacePrograms(Map.copyOf(paths)))
        : Optional.empty();
  }

  String path(Name name) {
    return String.valueOf(paths.get(name));
  }
}
