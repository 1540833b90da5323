package io.github.postmerge.smoke.process;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where the programs are that make a namespace, keep it and enter it.
 *
 * @param paths one path for each program
 */
record NamespacePrograms(Map<Name, Path> paths) {

  /** What must be there, from util-linux and coreutils. */
  enum Name {
    /** Leaves the terminal's session. */
    SETSID,
    /** Makes namespaces, and changes folders. */
    UNSHARE,
    /** Enters namespaces. */
    NSENTER,
    /** Makes the next program ignore a signal. */
    ENV,
    /** Ends when its input ends. */
    CAT,
    /** Sets where process ids begin, and tries whether the others work. */
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
